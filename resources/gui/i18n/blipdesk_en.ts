<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
  <context>
    <name>ApproveAbove</name>
    <message numerus="yes">
      <source>%n draft(s) without a score stay as they are.</source>
      <translation>
        <numerusform>%n draft without a score stay as they are.</numerusform>
        <numerusform>%n drafts without a score stay as they are.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Approve %n photo(s)</source>
      <translation>
        <numerusform>Approve %n photo</numerusform>
        <numerusform>Approve %n photos</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>AskTab</name>
    <message numerus="yes">
      <source>The question goes to %n photo(s).</source>
      <translation>
        <numerusform>The question goes to %n photo.</numerusform>
        <numerusform>The question goes to %n photos.</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>Edits</name>
    <message numerus="yes">
      <source>edit the words of %n photo(s)</source>
      <translation>
        <numerusform>edit the words of %n photo</numerusform>
        <numerusform>edit the words of %n photos</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>approve %n photo(s)</source>
      <translation>
        <numerusform>approve %n photo</numerusform>
        <numerusform>approve %n photos</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>reject %n photo(s)</source>
      <translation>
        <numerusform>reject %n photo</numerusform>
        <numerusform>reject %n photos</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>mark %n photo(s) as decorative</source>
      <translation>
        <numerusform>mark %n photo as decorative</numerusform>
        <numerusform>mark %n photos as decorative</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>FileActions</name>
    <message numerus="yes">
      <source>%n file(s) cannot go there as they are</source>
      <translation>
        <numerusform>%n file cannot go there as they are</numerusform>
        <numerusform>%n files cannot go there as they are</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n file(s) on the clipboard</source>
      <translation>
        <numerusform>%n file on the clipboard</numerusform>
        <numerusform>%n files on the clipboard</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Only the first %n were opened</source>
      <translation>
        <numerusform>Only the first %n were opened</numerusform>
        <numerusform>Only the first %n were opened</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>FileEdits</name>
    <message numerus="yes">
      <source>move %n file(s)</source>
      <translation>
        <numerusform>move %n file</numerusform>
        <numerusform>move %n files</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>copy %n file(s)</source>
      <translation>
        <numerusform>copy %n file</numerusform>
        <numerusform>copy %n files</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>rename %n file(s)</source>
      <translation>
        <numerusform>rename %n file</numerusform>
        <numerusform>rename %n files</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>delete %n file(s)</source>
      <translation>
        <numerusform>delete %n file</numerusform>
        <numerusform>delete %n files</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>JobStrip</name>
    <message numerus="yes">
      <source>%n not saved</source>
      <translation>
        <numerusform>%n not saved</numerusform>
        <numerusform>%n not saved</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>Jobs</name>
    <message numerus="yes">
      <source>%n folder(s) watched</source>
      <translation>
        <numerusform>%n folder watched</numerusform>
        <numerusform>%n folders watched</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n offline</source>
      <translation>
        <numerusform>%n offline</numerusform>
        <numerusform>%n offline</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n photo(s) of last time go on</source>
      <translation>
        <numerusform>%n photo of last time go on</numerusform>
        <numerusform>%n photos of last time go on</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>WayOutBox</name>
    <message numerus="yes">
      <source>%n photo(s) still wait for the models.</source>
      <translation>
        <numerusform>%n photo still wait for the models.</numerusform>
        <numerusform>%n photos still wait for the models.</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>JobsDialog</name>
    <message numerus="yes">
      <source>%n photo(s) wait</source>
      <translation>
        <numerusform>%n photo wait</numerusform>
        <numerusform>%n photos wait</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>and %n more</source>
      <translation>
        <numerusform>and %n more</numerusform>
        <numerusform>and %n more</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>the model looks at %n of them</source>
      <translation>
        <numerusform>the model looks at %n of them</numerusform>
        <numerusform>the model looks at %n of them</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n failed</source>
      <translation>
        <numerusform>%n failed</numerusform>
        <numerusform>%n failed</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>LastWords</name>
    <message numerus="yes">
      <source>What you typed for %n photo(s) could not be saved.</source>
      <translation>
        <numerusform>What you typed for %n photo could not be saved.</numerusform>
        <numerusform>What you typed for %n photos could not be saved.</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>ReviewPage</name>
    <message numerus="yes">
      <source>%n photo(s) approved</source>
      <translation>
        <numerusform>%n photo approved</numerusform>
        <numerusform>%n photos approved</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>Sidebar</name>
    <message numerus="yes">
      <source>%n photo(s)</source>
      <translation>
        <numerusform>%n photo</numerusform>
        <numerusform>%n photos</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>Tray</name>
    <message numerus="yes">
      <source>%n photo(s) done</source>
      <translation>
        <numerusform>%n photo done</numerusform>
        <numerusform>%n photos done</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>BlipDesk: %n photo(s) wait</source>
      <translation>
        <numerusform>BlipDesk: %n photo wait</numerusform>
        <numerusform>BlipDesk: %n photos wait</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n failed</source>
      <translation>
        <numerusform>%n failed</numerusform>
        <numerusform>%n failed</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>Window</name>
    <message numerus="yes">
      <source>%n file(s) done</source>
      <translation>
        <numerusform>%n file done</numerusform>
        <numerusform>%n files done</numerusform>
      </translation>
    </message>
  </context>
</TS>
