<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
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
