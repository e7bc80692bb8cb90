<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
  <context>
    <name>AltTextCounter</name>
    <message>
      <source>{0}: longer than {1}; move detail below</source>
      <translation>{0}: länger als {1}; Einzelheiten nach unten</translation>
    </message>
    <message>
      <source>{0} / {1}, long</source>
      <translation>{0} / {1}, lang</translation>
    </message>
  </context>
  <context>
    <name>AnswerCard</name>
    <message>
      <source>Search for photos with this answer</source>
      <translation>Fotos mit dieser Antwort suchen</translation>
    </message>
    <message>
      <source>How sure the model is of its words, not of the truth</source>
      <translation>Wie sicher sich das Modell seiner Worte ist, nicht ob sie stimmen</translation>
    </message>
    <message>
      <source>Search for the answer {0}</source>
      <translation>Nach der Antwort {0} suchen</translation>
    </message>
    <message>
      <source>Probability of {0}</source>
      <translation>Wahrscheinlichkeit von {0}</translation>
    </message>
  </context>
  <context>
    <name>AnswersPanel</name>
    <message>
      <source>Answers</source>
      <translation>Antworten</translation>
    </message>
    <message>
      <source>Counting…</source>
      <translation>Zähle …</translation>
    </message>
    <message>
      <source>Questions and answers</source>
      <translation>Fragen und Antworten</translation>
    </message>
    <message>
      <source>Photos by their answers</source>
      <translation>Fotos nach ihren Antworten</translation>
    </message>
    <message>
      <source>No question was asked about these photos.</source>
      <translation>Zu diesen Fotos wurde nichts gefragt.</translation>
    </message>
    <message>
      <source>{0}, chosen</source>
      <translation>{0}, ausgewählt</translation>
    </message>
    <message>
      <source>Counted in the first {0} photos.</source>
      <translation>In den ersten {0} Fotos gezählt.</translation>
    </message>
  </context>
  <context>
    <name>ApproveAbove</name>
    <message>
      <source>The score is the model's own guess of how well its words fit the picture. One undo takes all of it back.</source>
      <translation>Der Wert ist die Schätzung des Modells, wie gut seine Worte zum Bild passen. Ein Rückgängig nimmt alles zurück.</translation>
    </message>
    <message>
      <source>Approve many drafts</source>
      <translation>Viele Entwürfe freigeben</translation>
    </message>
    <message>
      <source>Least score in percent</source>
      <translation>Kleinster Wert in Prozent</translation>
    </message>
    <message>
      <source>Cancel</source>
      <translation>Abbrechen</translation>
    </message>
    <message numerus="yes">
      <source>%n draft(s) without a score stay as they are.</source>
      <translation>
        <numerusform>%n Entwurf ohne Wert bleibt, wie er ist.</numerusform>
        <numerusform>%n Entwürfe ohne Wert bleiben, wie sie sind.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Approve %n photo(s)</source>
      <translation>
        <numerusform>%n Foto freigeben</numerusform>
        <numerusform>%n Fotos freigeben</numerusform>
      </translation>
    </message>
    <message>
      <source>Approve all drafts that fit well</source>
      <translation>Alle gut passenden Entwürfe freigeben</translation>
    </message>
    <message>
      <source>Fits at least {0} %</source>
      <translation>Passt zu mindestens {0} %</translation>
    </message>
  </context>
  <context>
    <name>AskTab</name>
    <message>
      <source>Ask a question, for example: where is it?</source>
      <translation>Eine Frage stellen, auf Englisch: where is it?</translation>
    </message>
    <message>
      <source>Question</source>
      <translation>Frage</translation>
    </message>
    <message>
      <source>Answers to choose from: inside, outside</source>
      <translation>Antworten zur Auswahl: inside, outside</translation>
    </message>
    <message>
      <source>Answers to choose from, with commas between them</source>
      <translation>Antworten zur Auswahl, mit Kommas dazwischen</translation>
    </message>
    <message>
      <source>Ask</source>
      <translation>Fragen</translation>
    </message>
    <message>
      <source>Packs of questions</source>
      <translation>Fragensammlungen</translation>
    </message>
    <message numerus="yes">
      <source>The question goes to %n photo(s).</source>
      <translation>
        <numerusform>Die Frage geht an %n Foto.</numerusform>
        <numerusform>Die Frage geht an %n Fotos.</numerusform>
      </translation>
    </message>
    <message>
      <source>No question has been asked about this photo.</source>
      <translation>Zu diesem Foto wurde noch nichts gefragt.</translation>
    </message>
    <message>
      <source>Make a pack of what was asked</source>
      <translation>Aus den Fragen eine Sammlung machen</translation>
    </message>
    <message>
      <source>Change packs…</source>
      <translation>Sammlungen ändern…</translation>
    </message>
    <message>
      <source>New pack</source>
      <translation>Neue Sammlung</translation>
    </message>
    <message>
      <source>ANSWERS</source>
      <translation>ANTWORTEN</translation>
    </message>
    <message>
      <source>ASKED BEFORE</source>
      <translation>SCHON GEFRAGT</translation>
    </message>
    <message>
      <source>FOR EXAMPLE</source>
      <translation>ZUM BEISPIEL</translation>
    </message>
    <message>
      <source>Ask: {0}</source>
      <translation>Fragen: {0}</translation>
    </message>
  </context>
  <context>
    <name>DescribeTab</name>
    <message>
      <source>Says what the picture shows to people who cannot see it.</source>
      <translation>Sagt denen, die das Bild nicht sehen können, was es zeigt.</translation>
    </message>
    <message>
      <source>Alt text</source>
      <translation>Alternativtext</translation>
    </message>
    <message>
      <source>Caption</source>
      <translation>Bildunterschrift</translation>
    </message>
    <message>
      <source>Title</source>
      <translation>Titel</translation>
    </message>
    <message>
      <source>Extended description</source>
      <translation>Ausführliche Beschreibung</translation>
    </message>
    <message>
      <source>Decorative</source>
      <translation>Schmuckbild</translation>
    </message>
    <message>
      <source>It needs no alt text, such as a border or a mood picture</source>
      <translation>Braucht keinen Alternativtext, etwa ein Rahmen oder ein Stimmungsbild</translation>
    </message>
    <message>
      <source>Save</source>
      <translation>Speichern</translation>
    </message>
    <message>
      <source>New draft</source>
      <translation>Neuer Entwurf</translation>
    </message>
    <message>
      <source>Title and extended description</source>
      <translation>Titel und ausführliche Beschreibung</translation>
    </message>
    <message>
      <source>Keywords</source>
      <translation>Stichwörter</translation>
    </message>
    <message>
      <source>Saves to {0}</source>
      <translation>Speichert in {0}</translation>
    </message>
  </context>
  <context>
    <name>DraftBox</name>
    <message>
      <source>Approve</source>
      <translation>Freigeben</translation>
    </message>
    <message>
      <source>Edit</source>
      <translation>Bearbeiten</translation>
    </message>
    <message>
      <source>Reject</source>
      <translation>Ablehnen</translation>
    </message>
    <message>
      <source>Other drafts</source>
      <translation>Andere Entwürfe</translation>
    </message>
    <message>
      <source>AI draft · {0}</source>
      <translation>KI-Entwurf · {0}</translation>
    </message>
    <message>
      <source>a model</source>
      <translation>ein Modell</translation>
    </message>
    <message>
      <source>fits {0}</source>
      <translation>passt zu {0}</translation>
    </message>
  </context>
  <context>
    <name>Edits</name>
    <message numerus="yes">
      <source>edit the words of %n photo(s)</source>
      <translation>
        <numerusform>die Worte von %n Foto ändern</numerusform>
        <numerusform>die Worte von %n Fotos ändern</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>approve %n photo(s)</source>
      <translation>
        <numerusform>%n Foto freigeben</numerusform>
        <numerusform>%n Fotos freigeben</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>reject %n photo(s)</source>
      <translation>
        <numerusform>%n Foto ablehnen</numerusform>
        <numerusform>%n Fotos ablehnen</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>mark %n photo(s) as decorative</source>
      <translation>
        <numerusform>%n Foto als Schmuckbild kennzeichnen</numerusform>
        <numerusform>%n Fotos als Schmuckbilder kennzeichnen</numerusform>
      </translation>
    </message>
    <message>
      <source>undo one change</source>
      <translation>eine Änderung zurücknehmen</translation>
    </message>
  </context>
  <context>
    <name>FileActions</name>
    <message>
      <source>Move to</source>
      <translation>Verschieben nach</translation>
    </message>
    <message>
      <source>Copy to</source>
      <translation>Kopieren nach</translation>
    </message>
    <message>
      <source>New folder</source>
      <translation>Neuer Ordner</translation>
    </message>
    <message>
      <source>Name</source>
      <translation>Name</translation>
    </message>
    <message>
      <source>Copy here</source>
      <translation>Hierher kopieren</translation>
    </message>
    <message>
      <source>Move here</source>
      <translation>Hierher verschieben</translation>
    </message>
    <message>
      <source>Add their folder to the library</source>
      <translation>Ihren Ordner in die Bibliothek aufnehmen</translation>
    </message>
    <message>
      <source>Cancel</source>
      <translation>Abbrechen</translation>
    </message>
    <message numerus="yes">
      <source>%n file(s) cannot go there as they are</source>
      <translation>
        <numerusform>%n Datei kann so nicht dorthin</numerusform>
        <numerusform>%n Dateien können so nicht dorthin</numerusform>
      </translation>
    </message>
    <message>
      <source>Choose a folder at the side first</source>
      <translation>Zuerst an der Seite einen Ordner wählen</translation>
    </message>
    <message numerus="yes">
      <source>%n file(s) on the clipboard</source>
      <translation>
        <numerusform>%n Datei in der Zwischenablage</numerusform>
        <numerusform>%n Dateien in der Zwischenablage</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Only the first %n were opened</source>
      <translation>
        <numerusform>Nur die erste wurde geöffnet</numerusform>
        <numerusform>Nur die ersten %n wurden geöffnet</numerusform>
      </translation>
    </message>
    <message>
      <source>Give them a number</source>
      <translation>Mit einer Nummer versehen</translation>
    </message>
    <message>
      <source>Replace; the old ones go to the trash</source>
      <translation>Ersetzen; die alten kommen in den Papierkorb</translation>
    </message>
    <message>
      <source>Only the others</source>
      <translation>Nur die anderen</translation>
    </message>
  </context>
  <context>
    <name>FileEdits</name>
    <message numerus="yes">
      <source>move %n file(s)</source>
      <translation>
        <numerusform>%n Datei verschieben</numerusform>
        <numerusform>%n Dateien verschieben</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>copy %n file(s)</source>
      <translation>
        <numerusform>%n Datei kopieren</numerusform>
        <numerusform>%n Dateien kopieren</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>rename %n file(s)</source>
      <translation>
        <numerusform>%n Datei umbenennen</numerusform>
        <numerusform>%n Dateien umbenennen</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>delete %n file(s)</source>
      <translation>
        <numerusform>%n Datei löschen</numerusform>
        <numerusform>%n Dateien löschen</numerusform>
      </translation>
    </message>
    <message>
      <source>new folder</source>
      <translation>neuer Ordner</translation>
    </message>
  </context>
  <context>
    <name>Filmstrip</name>
    <message>
      <source>Photos to review</source>
      <translation>Zu prüfende Fotos</translation>
    </message>
  </context>
  <context>
    <name>FilterRow</name>
    <message>
      <source>Answers</source>
      <translation>Antworten</translation>
    </message>
    <message>
      <source>Choose photos by what a model answered</source>
      <translation>Fotos nach den Antworten eines Modells auswählen</translation>
    </message>
    <message>
      <source>Take away the filter {0}</source>
      <translation>Filter {0} entfernen</translation>
    </message>
    <message>
      <source>All</source>
      <translation>Alle</translation>
    </message>
    <message>
      <source>No alt text</source>
      <translation>Ohne Alternativtext</translation>
    </message>
    <message>
      <source>AI drafts</source>
      <translation>KI-Entwürfe</translation>
    </message>
    <message>
      <source>Approved</source>
      <translation>Freigegeben</translation>
    </message>
  </context>
  <context>
    <name>FirstCaptions</name>
    <message>
      <source>Those that fit best come first. Every word can be changed and taken back.</source>
      <translation>Was am besten passt, kommt zuerst. Jedes Wort lässt sich ändern und zurücknehmen.</translation>
    </message>
    <message>
      <source>First captions</source>
      <translation>Erste Bildunterschriften</translation>
    </message>
    <message>
      <source>Looking for photos</source>
      <translation>Suche nach Fotos</translation>
    </message>
    <message>
      <source>Review them</source>
      <translation>Durchsehen</translation>
    </message>
    <message>
      <source>To the library</source>
      <translation>Zur Bibliothek</translation>
    </message>
    <message>
      <source>Your first captions</source>
      <translation>Ihre ersten Bildunterschriften</translation>
    </message>
    <message>
      <source>Waits: {0}</source>
      <translation>Wartet: {0}</translation>
    </message>
    <message>
      <source>{0} photos described</source>
      <translation>{0} Fotos beschrieben</translation>
    </message>
    <message>
      <source>{0} of {1} photos described</source>
      <translation>{0} von {1} Fotos beschrieben</translation>
    </message>
    <message>
      <source>Getting the model ready for {0} photos</source>
      <translation>Das Modell wird für {0} Fotos vorbereitet</translation>
    </message>
  </context>
  <context>
    <name>CaptionCard</name>
    <message>
      <source>fits {0}</source>
      <translation>passt zu {0}</translation>
    </message>
  </context>
  <context>
    <name>FirstRun</name>
    <message>
      <source>Continue without a model</source>
      <translation>Ohne Modell weiter</translation>
    </message>
    <message>
      <source>Which photos?</source>
      <translation>Welche Fotos?</translation>
    </message>
    <message>
      <source>Everything happens on this computer. Your photos are never uploaded, and looking at them changes nothing in them.</source>
      <translation>Alles geschieht auf diesem Rechner. Ihre Fotos werden nie hochgeladen, und das Ansehen ändert nichts an ihnen.</translation>
    </message>
    <message>
      <source>Choose a folder…</source>
      <translation>Ordner wählen…</translation>
    </message>
    <message>
      <source>Try with sample photos</source>
      <translation>Mit Beispielfotos ausprobieren</translation>
    </message>
    <message>
      <source>Drop a folder here, or</source>
      <translation>Einen Ordner hierher ziehen oder</translation>
    </message>
    <message>
      <source>Skip</source>
      <translation>Überspringen</translation>
    </message>
    <message>
      <source>Choose a caption model</source>
      <translation>Modell für Bildunterschriften wählen</translation>
    </message>
    <message>
      <source>It runs on this computer. A download is the only thing that ever uses the network, and only when you press its button.</source>
      <translation>Es läuft auf diesem Rechner. Nur das Herunterladen benutzt je das Netz, und nur, wenn Sie den Knopf drücken.</translation>
    </message>
    <message>
      <source>Continue</source>
      <translation>Weiter</translation>
    </message>
    <message>
      <source>Back</source>
      <translation>Zurück</translation>
    </message>
    <message>
      <source>What may be written into your photos?</source>
      <translation>Was darf in Ihre Fotos geschrieben werden?</translation>
    </message>
    <message>
      <source>The picture itself is never changed, words of a person are never replaced, and every write can be taken back. This can be changed later.</source>
      <translation>Das Bild selbst wird nie geändert, Worte eines Menschen werden nie ersetzt, und alles Geschriebene lässt sich zurücknehmen. Das lässt sich später ändern.</translation>
    </message>
    <message>
      <source>Describe my photos by themselves while BlipDesk is open, new ones as they appear</source>
      <translation>Meine Fotos von selbst beschreiben, solange BlipDesk offen ist, neue sobald sie da sind</translation>
    </message>
    <message>
      <source>Show my photos</source>
      <translation>Meine Fotos zeigen</translation>
    </message>
    <message>
      <source>Choose a folder</source>
      <translation>Ordner wählen</translation>
    </message>
    <message>
      <source>Choose a model</source>
      <translation>Modell wählen</translation>
    </message>
    <message>
      <source>What is written</source>
      <translation>Was geschrieben wird</translation>
    </message>
    <message>
      <source>Choose a folder of photos</source>
      <translation>Einen Ordner mit Fotos wählen</translation>
    </message>
    <message>
      <source>What a machine's words lead to</source>
      <translation>Wohin die Worte der Maschine gehen</translation>
    </message>
    <message>
      <source>Continue while downloading</source>
      <translation>Weiter, während es lädt</translation>
    </message>
    <message>
      <source>Only what I have approved</source>
      <translation>Nur was ich freigegeben habe</translation>
    </message>
    <message>
      <source>Drafts wait in the library. What you approve goes into the photo: caption, alt text and keywords, where every other program finds them. Never over words that are there.</source>
      <translation>Entwürfe warten in der Bibliothek. Was Sie freigeben, kommt in das Foto: Bildunterschrift, Alternativtext und Stichwörter, wo jedes andere Programm sie findet. Nie über Worte, die schon da sind.</translation>
    </message>
    <message>
      <source>At once, where nothing is written</source>
      <translation>Sofort, wo nichts steht</translation>
    </message>
    <message>
      <source>Caption and keywords of the model go into photos that have none; alt text waits for you. Every write can be undone.</source>
      <translation>Bildunterschrift und Stichwörter des Modells kommen in Fotos, die keine haben; der Alternativtext wartet auf Sie. Alles Geschriebene lässt sich zurücknehmen.</translation>
    </message>
    <message>
      <source>Nothing into my photos</source>
      <translation>Nichts in meine Fotos</translation>
    </message>
    <message>
      <source>All words stay in BlipDesk's own library; you can search them here.</source>
      <translation>Alle Worte bleiben in der Bibliothek von BlipDesk; hier können Sie sie durchsuchen.</translation>
    </message>
  </context>
  <context>
    <name>FolderVerbs</name>
    <message>
      <source>Open a folder of photos</source>
      <translation>Einen Ordner mit Fotos öffnen</translation>
    </message>
  </context>
  <context>
    <name>PhotoGrid</name>
    <message>
      <source>Photos</source>
      <translation>Fotos</translation>
    </message>
  </context>
  <context>
    <name>HistoryTab</name>
    <message>
      <source>History of the photo</source>
      <translation>Verlauf des Fotos</translation>
    </message>
    <message>
      <source>Nothing has been written into this photo.</source>
      <translation>In dieses Foto wurde nichts geschrieben.</translation>
    </message>
    <message>
      <source>you</source>
      <translation>Ihnen</translation>
    </message>
    <message>
      <source>CAPTION</source>
      <translation>BILDUNTERSCHRIFT</translation>
    </message>
    <message>
      <source>ALT TEXT</source>
      <translation>ALTERNATIVTEXT</translation>
    </message>
    <message>
      <source>EXTENDED DESCRIPTION</source>
      <translation>AUSFÜHRLICHE BESCHREIBUNG</translation>
    </message>
    <message>
      <source>TITLE</source>
      <translation>TITEL</translation>
    </message>
    <message>
      <source>KEYWORDS</source>
      <translation>STICHWÖRTER</translation>
    </message>
    <message>
      <source>ANSWERS</source>
      <translation>ANTWORTEN</translation>
    </message>
    <message>
      <source>DECORATIVE</source>
      <translation>SCHMUCKBILD</translation>
    </message>
    <message>
      <source>Described</source>
      <translation>Beschrieben</translation>
    </message>
    <message>
      <source>Answered</source>
      <translation>Beantwortet</translation>
    </message>
    <message>
      <source>Edited</source>
      <translation>Bearbeitet</translation>
    </message>
    <message>
      <source>Approved</source>
      <translation>Freigegeben</translation>
    </message>
    <message>
      <source>Rejected</source>
      <translation>Abgelehnt</translation>
    </message>
    <message>
      <source>Undone</source>
      <translation>Zurückgenommen</translation>
    </message>
    <message>
      <source>Done again</source>
      <translation>Wiederholt</translation>
    </message>
    <message>
      <source>a model</source>
      <translation>ein Modell</translation>
    </message>
    <message>
      <source>Try again</source>
      <translation>Noch einmal</translation>
    </message>
    <message>
      <source>Undo</source>
      <translation>Rückgängig</translation>
    </message>
    <message>
      <source>Could not be undone: {0}</source>
      <translation>Ließ sich nicht zurücknehmen: {0}</translation>
    </message>
    <message>
      <source>{0} · undone</source>
      <translation>{0} · zurückgenommen</translation>
    </message>
    <message>
      <source>{0} by {1}</source>
      <translation>{0} von {1}</translation>
    </message>
    <message>
      <source>Undo the change of {0}</source>
      <translation>Die Änderung vom {0} zurücknehmen</translation>
    </message>
    <message>
      <source>The words are the same as before</source>
      <translation>Die Worte sind dieselben wie vorher</translation>
    </message>
    <message>
      <source>before: {0}</source>
      <translation>vorher: {0}</translation>
    </message>
  </context>
  <context>
    <name>InfoTab</name>
    <message>
      <source>Filter names and values</source>
      <translation>Namen und Werte filtern</translation>
    </message>
    <message>
      <source>Facts about the photo</source>
      <translation>Angaben zum Foto</translation>
    </message>
    <message>
      <source>Copy value</source>
      <translation>Wert kopieren</translation>
    </message>
    <message>
      <source>Photo</source>
      <translation>Foto</translation>
    </message>
    <message>
      <source>The file holds no tags that BlipDesk knows.</source>
      <translation>Die Datei enthält keine Felder, die BlipDesk kennt.</translation>
    </message>
    <message>
      <source>{0} in {1}</source>
      <translation>{0} in {1}</translation>
    </message>
  </context>
  <context>
    <name>Inspector</name>
    <message>
      <source>Preview</source>
      <translation>Vorschau</translation>
    </message>
    <message>
      <source>About the photo</source>
      <translation>Über das Foto</translation>
    </message>
    <message>
      <source>No photo is chosen</source>
      <translation>Kein Foto ausgewählt</translation>
    </message>
    <message>
      <source>Choose one to see and change its words.</source>
      <translation>Wählen Sie eines, um seine Worte zu sehen und zu ändern.</translation>
    </message>
    <message>
      <source>Describe</source>
      <translation>Beschreiben</translation>
    </message>
    <message>
      <source>Ask</source>
      <translation>Fragen</translation>
    </message>
    <message>
      <source>Info</source>
      <translation>Info</translation>
    </message>
    <message>
      <source>History</source>
      <translation>Verlauf</translation>
    </message>
  </context>
  <context>
    <name>JobStrip</name>
    <message>
      <source>The sample photos are ready</source>
      <translation>Die Beispielfotos sind fertig</translation>
    </message>
    <message>
      <source>Progress</source>
      <translation>Fortschritt</translation>
    </message>
    <message>
      <source>Pause</source>
      <translation>Pause</translation>
    </message>
    <message>
      <source>Cancel</source>
      <translation>Abbrechen</translation>
    </message>
    <message>
      <source>Jobs</source>
      <translation>Aufgaben</translation>
    </message>
    <message>
      <source>Size of the pictures</source>
      <translation>Größe der Bilder</translation>
    </message>
    <message>
      <source>Size of the pictures (Ctrl+Plus, Ctrl+Minus)</source>
      <translation>Größe der Bilder (Strg+Plus, Strg+Minus)</translation>
    </message>
    <message>
      <source>Ready</source>
      <translation>Bereit</translation>
    </message>
    <message>
      <source>1 photo</source>
      <translation>1 Foto</translation>
    </message>
    <message numerus="yes">
      <source>%n not saved</source>
      <translation>
        <numerusform>%n nicht gespeichert</numerusform>
        <numerusform>%n nicht gespeichert</numerusform>
      </translation>
    </message>
    <message>
      <source>Paused; nothing is lost</source>
      <translation>Angehalten; nichts geht verloren</translation>
    </message>
    <message>
      <source>The library is up to date</source>
      <translation>Die Bibliothek ist auf dem neuesten Stand</translation>
    </message>
    <message>
      <source>1 problem</source>
      <translation>1 Problem</translation>
    </message>
    <message>
      <source>{0} photos</source>
      <translation>{0} Fotos</translation>
    </message>
    <message>
      <source>Go on</source>
      <translation>Weiter</translation>
    </message>
    <message>
      <source>Describing</source>
      <translation>Beschreibe</translation>
    </message>
    <message>
      <source>Asking about</source>
      <translation>Frage zu</translation>
    </message>
    <message>
      <source>Looking for photos</source>
      <translation>Suche nach Fotos</translation>
    </message>
    <message>
      <source>Drawing the sample photos</source>
      <translation>Zeichne die Beispielfotos</translation>
    </message>
    <message>
      <source>Waits: {0}</source>
      <translation>Wartet: {0}</translation>
    </message>
    <message>
      <source>{0} photos per second</source>
      <translation>{0} Fotos pro Sekunde</translation>
    </message>
    <message>
      <source>about {0} h left</source>
      <translation>noch etwa {0} h</translation>
    </message>
    <message>
      <source>{0} selected</source>
      <translation>{0} ausgewählt</translation>
    </message>
    <message>
      <source>Press to try again. {0}</source>
      <translation>Drücken, um es erneut zu versuchen. {0}</translation>
    </message>
    <message>
      <source>{0} {1} of {2}</source>
      <translation>{0} {1} von {2}</translation>
    </message>
    <message>
      <source>getting the model ready</source>
      <translation>mache das Modell bereit</translation>
    </message>
    <message>
      <source>{0} s per photo</source>
      <translation>{0} s pro Foto</translation>
    </message>
    <message>
      <source>about {0} s left</source>
      <translation>noch etwa {0} s</translation>
    </message>
    <message>
      <source>about {0} min left</source>
      <translation>noch etwa {0} min</translation>
    </message>
    <message>
      <source>{0} photos described</source>
      <translation>{0} Fotos beschrieben</translation>
    </message>
    <message>
      <source>{0} photos answered</source>
      <translation>{0} Fotos beantwortet</translation>
    </message>
    <message>
      <source>{0} problems</source>
      <translation>{0} Probleme</translation>
    </message>
    <message>
      <source>Stopped after {0} photos; what was done stays</source>
      <translation>Nach {0} Fotos angehalten; was getan ist, bleibt</translation>
    </message>
  </context>
  <context>
    <name>Jobs</name>
    <message numerus="yes">
      <source>%n folder(s) watched</source>
      <translation>
        <numerusform>%n Ordner beobachtet</numerusform>
        <numerusform>%n Ordner beobachtet</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n offline</source>
      <translation>
        <numerusform>%n nicht verbunden</numerusform>
        <numerusform>%n nicht verbunden</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n photo(s) of last time go on</source>
      <translation>
        <numerusform>%n Foto vom letzten Mal geht weiter</numerusform>
        <numerusform>%n Fotos vom letzten Mal gehen weiter</numerusform>
      </translation>
    </message>
    <message>
      <source>Nothing is left to be described there</source>
      <translation>Dort ist nichts mehr zu beschreiben</translation>
    </message>
    <message>
      <source>compared at {0}</source>
      <translation>verglichen um {0}</translation>
    </message>
    <message>
      <source>{0} is offline; its photos stay known</source>
      <translation>{0} ist nicht verbunden; seine Fotos bleiben bekannt</translation>
    </message>
    <message>
      <source>{0} is there again</source>
      <translation>{0} ist wieder da</translation>
    </message>
  </context>
  <context>
    <name>WayOutBox</name>
    <message>
      <source>Quit BlipDesk?</source>
      <translation>BlipDesk beenden?</translation>
    </message>
    <message numerus="yes">
      <source>%n photo(s) still wait for the models.</source>
      <translation>
        <numerusform>%n Foto wartet noch auf die Modelle.</numerusform>
        <numerusform>%n Fotos warten noch auf die Modelle.</numerusform>
      </translation>
    </message>
    <message>
      <source>They stay in the queue: the work goes on when BlipDesk is opened again.</source>
      <translation>Sie bleiben in der Warteschlange: Es geht weiter, wenn BlipDesk wieder geöffnet wird.</translation>
    </message>
    <message>
      <source>Go on next time</source>
      <translation>Nächstes Mal weiter</translation>
    </message>
    <message>
      <source>Finish, then quit</source>
      <translation>Fertig machen, dann beenden</translation>
    </message>
  </context>
  <context>
    <name>JobsDialog</name>
    <message>
      <source>Jobs</source>
      <translation>Aufgaben</translation>
    </message>
    <message>
      <source>Photos in the queue</source>
      <translation>Fotos in der Warteschlange</translation>
    </message>
    <message>
      <source>Pause</source>
      <translation>Pause</translation>
    </message>
    <message>
      <source>Folders</source>
      <translation>Ordner</translation>
    </message>
    <message>
      <source>Folders whose photos are described; the others rest</source>
      <translation>Ordner, deren Fotos beschrieben werden; die anderen ruhen</translation>
    </message>
    <message>
      <source>Try all again that failed</source>
      <translation>Alle fehlgeschlagenen noch einmal versuchen</translation>
    </message>
    <message>
      <source>Give up all</source>
      <translation>Alle aufgeben</translation>
    </message>
    <message>
      <source>To the front</source>
      <translation>Nach vorn</translation>
    </message>
    <message>
      <source>To the end</source>
      <translation>Ans Ende</translation>
    </message>
    <message>
      <source>Try again</source>
      <translation>Noch einmal</translation>
    </message>
    <message>
      <source>Give up</source>
      <translation>Aufgeben</translation>
    </message>
    <message numerus="yes">
      <source>%n photo(s) wait</source>
      <translation>
        <numerusform>%n Foto wartet</numerusform>
        <numerusform>%n Fotos warten</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>and %n more</source>
      <translation>
        <numerusform>und %n weiteres</numerusform>
        <numerusform>und %n weitere</numerusform>
      </translation>
    </message>
    <message>
      <source>Ask</source>
      <translation>Fragen</translation>
    </message>
    <message>
      <source>Describe</source>
      <translation>Beschreiben</translation>
    </message>
    <message>
      <source>waits</source>
      <translation>wartet</translation>
    </message>
    <message>
      <source>Photo</source>
      <translation>Foto</translation>
    </message>
    <message>
      <source>What</source>
      <translation>Was</translation>
    </message>
    <message>
      <source>How it stands</source>
      <translation>Wie es steht</translation>
    </message>
    <message>
      <source>Go on</source>
      <translation>Weiter</translation>
    </message>
    <message numerus="yes">
      <source>the model looks at %n of them</source>
      <translation>
        <numerusform>das Modell sieht %n davon an</numerusform>
        <numerusform>das Modell sieht %n davon an</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n failed</source>
      <translation>
        <numerusform>%n fehlgeschlagen</numerusform>
        <numerusform>%n fehlgeschlagen</numerusform>
      </translation>
    </message>
    <message>
      <source>paused</source>
      <translation>angehalten</translation>
    </message>
    <message>
      <source>at work</source>
      <translation>bei der Arbeit</translation>
    </message>
    <message>
      <source>Looking for photos</source>
      <translation>Suche nach Fotos</translation>
    </message>
    <message>
      <source>Drawing the sample photos</source>
      <translation>Zeichne die Beispielfotos</translation>
    </message>
    <message>
      <source>{0} h</source>
      <translation>{0} h</translation>
    </message>
    <message>
      <source>waiting</source>
      <translation>wartet</translation>
    </message>
    <message>
      <source>done</source>
      <translation>fertig</translation>
    </message>
    <message>
      <source>stopped</source>
      <translation>angehalten</translation>
    </message>
    <message>
      <source>{0} s</source>
      <translation>{0} s</translation>
    </message>
    <message>
      <source>{0} min</source>
      <translation>{0} min</translation>
    </message>
    <message>
      <source>about {0} left</source>
      <translation>noch etwa {0}</translation>
    </message>
    <message>
      <source>failed: {0}</source>
      <translation>fehlgeschlagen: {0}</translation>
    </message>
    <message>
      <source>about {0}</source>
      <translation>etwa {0}</translation>
    </message>
  </context>
  <context>
    <name>KeysDialog</name>
    <message>
      <source>Keys</source>
      <translation>Tasten</translation>
    </message>
    <message>
      <source>EVERYWHERE</source>
      <translation>ÜBERALL</translation>
    </message>
    <message>
      <source>WHILE THE PHOTOS HAVE THE KEYBOARD</source>
      <translation>WENN DIE FOTOS DIE TASTATUR HABEN</translation>
    </message>
    <message>
      <source>{0} is used twice: {1}, {2}</source>
      <translation>{0} ist doppelt vergeben: {1}, {2}</translation>
    </message>
  </context>
  <context>
    <name>KeywordsEdit</name>
    <message>
      <source>Add a keyword</source>
      <translation>Stichwort hinzufügen</translation>
    </message>
    <message>
      <source>Press to remove</source>
      <translation>Drücken zum Entfernen</translation>
    </message>
    <message>
      <source>Keyword {0}; press to remove</source>
      <translation>Stichwort {0}; drücken zum Entfernen</translation>
    </message>
  </context>
  <context>
    <name>LastWords</name>
    <message numerus="yes">
      <source>What you typed for %n photo(s) could not be saved.</source>
      <translation>
        <numerusform>Was Sie zu %n Foto geschrieben haben, konnte nicht gespeichert werden.</numerusform>
        <numerusform>Was Sie zu %n Fotos geschrieben haben, konnte nicht gespeichert werden.</numerusform>
      </translation>
    </message>
    <message>
      <source>Try again</source>
      <translation>Noch einmal</translation>
    </message>
    <message>
      <source>Quit</source>
      <translation>Beenden</translation>
    </message>
    <message>
      <source>They could not be kept for later either: {0}</source>
      <translation>Sie konnten auch nicht für später aufgehoben werden: {0}</translation>
    </message>
    <message>
      <source>Copy the words</source>
      <translation>Die Worte kopieren</translation>
    </message>
    <message>
      <source>The words are kept, and BlipDesk tries again when it is opened next.</source>
      <translation>Die Worte sind aufgehoben, und BlipDesk versucht es beim nächsten Start erneut.</translation>
    </message>
  </context>
  <context>
    <name>Leaving</name>
    <message>
      <source>BlipDesk quits when the photos are done</source>
      <translation>BlipDesk wird beendet, wenn die Fotos fertig sind</translation>
    </message>
  </context>
  <context>
    <name>LibraryPage</name>
    <message>
      <source>Order of the photos</source>
      <translation>Reihenfolge der Fotos</translation>
    </message>
    <message>
      <source>1 photo</source>
      <translation>1 Foto</translation>
    </message>
    <message>
      <source>No photo here has all of these words.</source>
      <translation>Kein Foto hier hat alle diese Worte.</translation>
    </message>
    <message>
      <source>Show all photos</source>
      <translation>Alle Fotos zeigen</translation>
    </message>
    <message>
      <source>Group by day</source>
      <translation>Nach Tagen gruppieren</translation>
    </message>
    <message>
      <source>Group by folder</source>
      <translation>Nach Ordnern gruppieren</translation>
    </message>
    <message>
      <source>Search results</source>
      <translation>Suchergebnisse</translation>
    </message>
    <message>
      <source>Nothing found</source>
      <translation>Nichts gefunden</translation>
    </message>
    <message>
      <source>{0} photos</source>
      <translation>{0} Fotos</translation>
    </message>
    <message>
      <source>{0}+ photos</source>
      <translation>{0}+ Fotos</translation>
    </message>
    <message>
      <source>Show all</source>
      <translation>Alle zeigen</translation>
    </message>
    <message>
      <source>No photos yet</source>
      <translation>Noch keine Fotos</translation>
    </message>
    <message>
      <source>Open a folder: its photos are listed here. Nothing is written into them until you say so.</source>
      <translation>Öffnen Sie einen Ordner: Seine Fotos werden hier aufgelistet. Nichts wird in sie geschrieben, bevor Sie es sagen.</translation>
    </message>
    <message>
      <source>Open a folder</source>
      <translation>Ordner öffnen</translation>
    </message>
    <message>
      <source>Try with sample photos</source>
      <translation>Mit Beispielfotos ausprobieren</translation>
    </message>
    <message>
      <source>No draft waits for you</source>
      <translation>Kein Entwurf wartet auf Sie</translation>
    </message>
    <message>
      <source>Describe photos to get drafts of captions, alt text and keywords.</source>
      <translation>Beschreiben Sie Fotos, um Entwürfe für Bildunterschriften, Alternativtexte und Stichwörter zu bekommen.</translation>
    </message>
    <message>
      <source>Did you mean “{0}”?</source>
      <translation>Meinten Sie „{0}“?</translation>
    </message>
    <message>
      <source>Show photos without alt text</source>
      <translation>Fotos ohne Alternativtext zeigen</translation>
    </message>
    <message>
      <source>Every photo here has alt text</source>
      <translation>Jedes Foto hier hat einen Alternativtext</translation>
    </message>
    <message>
      <source>No problems</source>
      <translation>Keine Probleme</translation>
    </message>
    <message>
      <source>Every photo can be read and written.</source>
      <translation>Jedes Foto lässt sich lesen und schreiben.</translation>
    </message>
    <message>
      <source>No duplicates are known</source>
      <translation>Es sind keine Duplikate bekannt</translation>
    </message>
    <message>
      <source>Nothing here</source>
      <translation>Hier ist nichts</translation>
    </message>
    <message>
      <source>Search for “{0}”</source>
      <translation>Nach „{0}“ suchen</translation>
    </message>
    <message>
      <source>All photos</source>
      <translation>Alle Fotos</translation>
    </message>
    <message>
      <source>No alt text</source>
      <translation>Ohne Alternativtext</translation>
    </message>
    <message>
      <source>Drafts to review</source>
      <translation>Entwürfe zu prüfen</translation>
    </message>
    <message>
      <source>Approved</source>
      <translation>Freigegeben</translation>
    </message>
    <message>
      <source>Problems</source>
      <translation>Probleme</translation>
    </message>
    <message>
      <source>Duplicates</source>
      <translation>Duplikate</translation>
    </message>
    <message>
      <source>Newest first</source>
      <translation>Neueste zuerst</translation>
    </message>
    <message>
      <source>Oldest first</source>
      <translation>Älteste zuerst</translation>
    </message>
    <message>
      <source>Name</source>
      <translation>Name</translation>
    </message>
    <message>
      <source>Rating</source>
      <translation>Bewertung</translation>
    </message>
    <message>
      <source>Relevance</source>
      <translation>Relevanz</translation>
    </message>
  </context>
  <context>
    <name>ModelCard</name>
    <message>
      <source>Download</source>
      <translation>Herunterladen</translation>
    </message>
    <message>
      <source>Pause</source>
      <translation>Pause</translation>
    </message>
    <message>
      <source>Cancel</source>
      <translation>Abbrechen</translation>
    </message>
    <message>
      <source>Asking for the files</source>
      <translation>Frage nach den Dateien</translation>
    </message>
    <message>
      <source>optional</source>
      <translation>nicht zwingend</translation>
    </message>
    <message>
      <source>On this disk</source>
      <translation>Auf dieser Festplatte</translation>
    </message>
    <message>
      <source>Deleting what has arrived</source>
      <translation>Das Angekommene wird gelöscht</translation>
    </message>
    <message>
      <source>Go on</source>
      <translation>Weiter</translation>
    </message>
    <message>
      <source>{0} (recommended)</source>
      <translation>{0} (empfohlen)</translation>
    </message>
    <message>
      <source>Download of {0}</source>
      <translation>Herunterladen von {0}</translation>
    </message>
    <message>
      <source>Download {0}</source>
      <translation>{0} herunterladen</translation>
    </message>
    <message>
      <source>Cancel the download of {0}</source>
      <translation>Herunterladen von {0} abbrechen</translation>
    </message>
    <message>
      <source>{0} on disk</source>
      <translation>{0} auf der Platte</translation>
    </message>
    <message>
      <source>{0} of {1}</source>
      <translation>{0} von {1}</translation>
    </message>
    <message>
      <source>Paused; what has arrived stays</source>
      <translation>Angehalten; was da ist, bleibt</translation>
    </message>
    <message>
      <source>needs {0} of memory</source>
      <translation>braucht {0} Speicher</translation>
    </message>
    <message>
      <source>{0} photos a minute here</source>
      <translation>hier {0} Fotos pro Minute</translation>
    </message>
    <message>
      <source>{0} a second</source>
      <translation>{0} pro Sekunde</translation>
    </message>
    <message>
      <source>{0} min left</source>
      <translation>noch {0} min</translation>
    </message>
    <message>
      <source>Short, plain captions.</source>
      <translation>Kurze, schlichte Bildunterschriften.</translation>
    </message>
    <message>
      <source>More detail in the captions, and slower.</source>
      <translation>Genauere Bildunterschriften, und langsamer.</translation>
    </message>
    <message>
      <source>Answers questions about a photo.</source>
      <translation>Beantwortet Fragen zu einem Foto.</translation>
    </message>
    <message>
      <source>Says how well a caption fits, and finds photos by meaning.</source>
      <translation>Sagt, wie gut eine Bildunterschrift passt, und findet Fotos nach ihrer Bedeutung.</translation>
    </message>
    <message>
      <source>BLIP base</source>
      <translation>BLIP base</translation>
    </message>
    <message>
      <source>BLIP large</source>
      <translation>BLIP large</translation>
    </message>
    <message>
      <source>BLIP for questions</source>
      <translation>BLIP für Fragen</translation>
    </message>
    <message>
      <source>BLIP for matching</source>
      <translation>BLIP zum Vergleichen</translation>
    </message>
  </context>
  <context>
    <name>ModelCards</name>
    <message>
      <source>A folder with a BLIP model</source>
      <translation>Ein Ordner mit einem BLIP-Modell</translation>
    </message>
    <message>
      <source>A bundle from another machine</source>
      <translation>Ein Paket von einem anderen Rechner</translation>
    </message>
    <message>
      <source>Copying and checking</source>
      <translation>Kopiere und prüfe</translation>
    </message>
    <message>
      <source>Use a model folder…</source>
      <translation>Einen Modellordner verwenden…</translation>
    </message>
    <message>
      <source>Import a bundle…</source>
      <translation>Ein Paket einlesen…</translation>
    </message>
    <message>
      <source>The model is ready</source>
      <translation>Das Modell ist bereit</translation>
    </message>
  </context>
  <context>
    <name>Navigation</name>
    <message>
      <source>The search was saved in the list at the side</source>
      <translation>Die Suche wurde in der Liste an der Seite gesichert</translation>
    </message>
    <message>
      <source>The photo is no longer in the list</source>
      <translation>Das Foto ist nicht mehr in der Liste</translation>
    </message>
  </context>
  <context>
    <name>NotSaved</name>
    <message>
      <source>Try again</source>
      <translation>Noch einmal</translation>
    </message>
    <message>
      <source>Discard</source>
      <translation>Verwerfen</translation>
    </message>
    <message>
      <source>Discard the words that are not saved</source>
      <translation>Die nicht gespeicherten Worte verwerfen</translation>
    </message>
    <message>
      <source>Not saved; your words are kept here. {0}</source>
      <translation>Nicht gespeichert; Ihre Worte sind hier aufgehoben. {0}</translation>
    </message>
  </context>
  <context>
    <name>Outside</name>
    <message>
      <source>{0} cannot be started; see the setting files.programs</source>
      <translation>{0} lässt sich nicht starten; siehe die Einstellung files.programs</translation>
    </message>
    <message>
      <source>No program is there that opens {0}</source>
      <translation>Es gibt kein Programm, das {0} öffnet</translation>
    </message>
    <message>
      <source>No file manager is there that shows {0}</source>
      <translation>Es gibt keinen Dateimanager, der {0} zeigt</translation>
    </message>
  </context>
  <context>
    <name>PacksDialog</name>
    <message>
      <source>Answers to choose from follow after a bar: Inside or outside? | in | out</source>
      <translation>Antworten zur Auswahl folgen nach einem Strich: Inside or outside? | in | out</translation>
    </message>
    <message>
      <source>Packs of questions</source>
      <translation>Fragensammlungen</translation>
    </message>
    <message>
      <source>Name of the pack</source>
      <translation>Name der Sammlung</translation>
    </message>
    <message>
      <source>Questions, one a line</source>
      <translation>Fragen, eine pro Zeile, auf Englisch</translation>
    </message>
    <message>
      <source>New pack</source>
      <translation>Neue Sammlung</translation>
    </message>
    <message>
      <source>Remove</source>
      <translation>Entfernen</translation>
    </message>
    <message>
      <source>Examples</source>
      <translation>Beispiele</translation>
    </message>
    <message>
      <source>Bring back the packs that every library begins with</source>
      <translation>Die Sammlungen zurückholen, mit denen jede Bibliothek beginnt</translation>
    </message>
    <message>
      <source>Name</source>
      <translation>Name</translation>
    </message>
    <message>
      <source>Without a name</source>
      <translation>Ohne Namen</translation>
    </message>
  </context>
  <context>
    <name>PhotoVerbs</name>
    <message>
      <source>The alt text was copied</source>
      <translation>Der Alternativtext wurde kopiert</translation>
    </message>
  </context>
  <context>
    <name>LookPage</name>
    <message>
      <source>Language and size of text change when BlipDesk is started again.</source>
      <translation>Sprache und Schriftgröße ändern sich, wenn BlipDesk neu gestartet wird.</translation>
    </message>
    <message>
      <source>Nothing in the window moves by itself but the bars of progress.</source>
      <translation>Nichts im Fenster bewegt sich von selbst außer den Fortschrittsbalken.</translation>
    </message>
    <message>
      <source>Theme</source>
      <translation>Farbschema</translation>
    </message>
    <message>
      <source>As the system</source>
      <translation>Wie das System</translation>
    </message>
    <message>
      <source>Language</source>
      <translation>Sprache</translation>
    </message>
    <message>
      <source>Size of text</source>
      <translation>Schriftgröße</translation>
    </message>
    <message>
      <source>Light</source>
      <translation>Hell</translation>
    </message>
    <message>
      <source>Dark</source>
      <translation>Dunkel</translation>
    </message>
    <message>
      <source>High contrast</source>
      <translation>Hoher Kontrast</translation>
    </message>
  </context>
  <context>
    <name>StoragePage</name>
    <message>
      <source>Can be fetched again</source>
      <translation>Lässt sich wieder holen</translation>
    </message>
    <message>
      <source>Clear</source>
      <translation>Leeren</translation>
    </message>
    <message>
      <source>Together {0}</source>
      <translation>Zusammen {0}</translation>
    </message>
    <message>
      <source>Index</source>
      <translation>Index</translation>
    </message>
    <message>
      <source>What is known of your photos, and the drafts</source>
      <translation>Was von Ihren Fotos bekannt ist, und die Entwürfe</translation>
    </message>
    <message>
      <source>Thumbnails</source>
      <translation>Vorschaubilder</translation>
    </message>
    <message>
      <source>Are made again when needed</source>
      <translation>Werden bei Bedarf neu gemacht</translation>
    </message>
    <message>
      <source>Search by meaning</source>
      <translation>Suche nach Bedeutung</translation>
    </message>
    <message>
      <source>Is made again from the index when needed</source>
      <translation>Wird bei Bedarf aus dem Index neu gemacht</translation>
    </message>
    <message>
      <source>Copies of the index</source>
      <translation>Kopien des Index</translation>
    </message>
    <message>
      <source>The newest one stays</source>
      <translation>Die neueste bleibt</translation>
    </message>
    <message>
      <source>Log</source>
      <translation>Protokoll</translation>
    </message>
    <message>
      <source>Tells what went wrong</source>
      <translation>Sagt, was schiefgegangen ist</translation>
    </message>
    <message>
      <source>Clear: {0}</source>
      <translation>Leeren: {0}</translation>
    </message>
  </context>
  <context>
    <name>PrivacyPage</name>
    <message>
      <source>No photo, caption, question or statistic is sent anywhere.</source>
      <translation>Kein Foto, kein Text, keine Frage und keine Statistik wird irgendwohin gesandt.</translation>
    </message>
    <message>
      <source>The network is used for one thing: downloading a model when you press its button. The part that runs the models has no network at all.</source>
      <translation>Das Netz wird nur zu einem benutzt: ein Modell herunterzuladen, wenn Sie den Knopf drücken. Der Teil, der die Modelle ausführt, hat überhaupt kein Netz.</translation>
    </message>
    <message>
      <source>Nothing leaves this machine</source>
      <translation>Nichts verlässt diesen Rechner</translation>
    </message>
    <message>
      <source>In your photos</source>
      <translation>In Ihren Fotos</translation>
    </message>
    <message>
      <source>Captions, alt text, keywords and answers, as the page about writing says.</source>
      <translation>Bildunterschriften, Alternativtexte, Stichwörter und Antworten, wie es die Seite über das Schreiben sagt.</translation>
    </message>
    <message>
      <source>In the library</source>
      <translation>In der Bibliothek</translation>
    </message>
    <message>
      <source>An index of your photos' words, drafts, small pictures, the history of writes, settings and models.</source>
      <translation>Ein Index der Worte Ihrer Fotos, Entwürfe, kleine Bilder, der Verlauf des Geschriebenen, Einstellungen und Modelle.</translation>
    </message>
    <message>
      <source>Where the library is</source>
      <translation>Wo die Bibliothek liegt</translation>
    </message>
  </context>
  <context>
    <name>KeysPage</name>
    <message>
      <source>Every command has keys that can be changed. Letters act only while the photos have the keyboard.</source>
      <translation>Jeder Befehl hat Tasten, die sich ändern lassen. Buchstaben wirken nur, wenn die Fotos die Tastatur haben.</translation>
    </message>
    <message>
      <source>Show and change keys…</source>
      <translation>Tasten zeigen und ändern…</translation>
    </message>
  </context>
  <context>
    <name>PreferencesDialog</name>
    <message>
      <source>Preferences</source>
      <translation>Einstellungen</translation>
    </message>
    <message>
      <source>Search settings</source>
      <translation>Einstellungen durchsuchen</translation>
    </message>
    <message>
      <source>Groups of settings</source>
      <translation>Gruppen von Einstellungen</translation>
    </message>
    <message>
      <source>Look</source>
      <translation>Aussehen</translation>
    </message>
    <message>
      <source>Keys</source>
      <translation>Tasten</translation>
    </message>
    <message>
      <source>Storage</source>
      <translation>Speicherplatz</translation>
    </message>
    <message>
      <source>Privacy</source>
      <translation>Privatsphäre</translation>
    </message>
    <message>
      <source>MODELS ON THIS COMPUTER</source>
      <translation>MODELLE AUF DIESEM RECHNER</translation>
    </message>
    <message>
      <source>What a machine's words lead to</source>
      <translation>Wohin die Worte der Maschine gehen</translation>
    </message>
  </context>
  <context>
    <name>RenameDialog</name>
    <message>
      <source>{name}, {date}, {time}, {camera}, {caption} and {counter} stand for the photo's own; everything else stays as it is.</source>
      <translation>{name}, {date}, {time}, {camera}, {caption} und {counter} stehen für das, was zum Foto gehört; alles andere bleibt, wie es ist.</translation>
    </message>
    <message>
      <source>Rename</source>
      <translation>Umbenennen</translation>
    </message>
    <message>
      <source>Pattern of the new names</source>
      <translation>Muster der neuen Namen</translation>
    </message>
    <message>
      <source>New names</source>
      <translation>Neue Namen</translation>
    </message>
    <message>
      <source>Now</source>
      <translation>Jetzt</translation>
    </message>
    <message>
      <source>Then</source>
      <translation>Danach</translation>
    </message>
  </context>
  <context>
    <name>ReviewPage</name>
    <message>
      <source>Review</source>
      <translation>Prüfen</translation>
    </message>
    <message>
      <source>Approved</source>
      <translation>Freigegeben</translation>
    </message>
    <message>
      <source>Rejected</source>
      <translation>Abgelehnt</translation>
    </message>
    <message>
      <source>Decorative</source>
      <translation>Schmuckbild</translation>
    </message>
    <message numerus="yes">
      <source>%n photo(s) approved</source>
      <translation>
        <numerusform>%n Foto freigegeben</numerusform>
        <numerusform>%n Fotos freigegeben</numerusform>
      </translation>
    </message>
    <message>
      <source>Undone</source>
      <translation>Zurückgenommen</translation>
    </message>
  </context>
  <context>
    <name>ReviewPanel</name>
    <message>
      <source>Alt text</source>
      <translation>Alternativtext</translation>
    </message>
    <message>
      <source>Ask a question about this photo</source>
      <translation>Eine Frage zu diesem Foto stellen</translation>
    </message>
    <message>
      <source>Question</source>
      <translation>Frage</translation>
    </message>
    <message>
      <source>Approve and next</source>
      <translation>Freigeben und weiter</translation>
    </message>
    <message>
      <source>Reject</source>
      <translation>Ablehnen</translation>
    </message>
    <message>
      <source>New draft</source>
      <translation>Neuer Entwurf</translation>
    </message>
    <message>
      <source>Decorative</source>
      <translation>Schmuckbild</translation>
    </message>
    <message>
      <source>Approve all that fit well…</source>
      <translation>Alle gut passenden freigeben…</translation>
    </message>
    <message>
      <source>Worst first</source>
      <translation>Schlechteste zuerst</translation>
    </message>
    <message>
      <source>Order of the review</source>
      <translation>Reihenfolge der Prüfung</translation>
    </message>
    <message>
      <source>Alt text draft</source>
      <translation>Entwurf des Alternativtexts</translation>
    </message>
    <message>
      <source>OTHER DRAFTS</source>
      <translation>ANDERE ENTWÜRFE</translation>
    </message>
    <message>
      <source>It needs no alt text, such as a border or a mood picture</source>
      <translation>Braucht keinen Alternativtext, etwa ein Rahmen oder ein Stimmungsbild</translation>
    </message>
    <message>
      <source>CAPTION</source>
      <translation>BILDUNTERSCHRIFT</translation>
    </message>
    <message>
      <source>KEYWORDS</source>
      <translation>STICHWÖRTER</translation>
    </message>
    <message>
      <source>ASK ABOUT THIS PHOTO</source>
      <translation>ZU DIESEM FOTO FRAGEN</translation>
    </message>
    <message>
      <source>approve</source>
      <translation>freigeben</translation>
    </message>
    <message>
      <source>edit</source>
      <translation>bearbeiten</translation>
    </message>
    <message>
      <source>reject</source>
      <translation>ablehnen</translation>
    </message>
    <message>
      <source>new draft</source>
      <translation>neuer Entwurf</translation>
    </message>
    <message>
      <source>skip</source>
      <translation>überspringen</translation>
    </message>
    <message>
      <source>decorative</source>
      <translation>Schmuckbild</translation>
    </message>
    <message>
      <source>undo</source>
      <translation>rückgängig</translation>
    </message>
    <message>
      <source>fits {0}</source>
      <translation>passt zu {0}</translation>
    </message>
    <message>
      <source>press {0}</source>
      <translation>{0} drücken</translation>
    </message>
  </context>
  <context>
    <name>ReviewView</name>
    <message>
      <source>That was the last one</source>
      <translation>Das war das letzte</translation>
    </message>
    <message>
      <source>Back to the library</source>
      <translation>Zurück zur Bibliothek</translation>
    </message>
    <message>
      <source>No draft waits for you</source>
      <translation>Kein Entwurf wartet auf Sie</translation>
    </message>
    <message>
      <source>Describe photos to get drafts of captions, alt text and keywords.</source>
      <translation>Beschreiben Sie Fotos, um Entwürfe für Bildunterschriften, Alternativtexte und Stichwörter zu bekommen.</translation>
    </message>
    <message>
      <source>Look again</source>
      <translation>Noch einmal nachsehen</translation>
    </message>
    <message>
      <source>{0} of {1}</source>
      <translation>{0} von {1}</translation>
    </message>
    <message>
      <source>{0} photos decided, {1} left for later.</source>
      <translation>{0} Fotos entschieden, {1} für später gelassen.</translation>
    </message>
    <message>
      <source>By folder</source>
      <translation>Nach Ordnern</translation>
    </message>
    <message>
      <source>Worst first</source>
      <translation>Schlechteste zuerst</translation>
    </message>
  </context>
  <context>
    <name>SearchBar</name>
    <message>
      <source>Search alt text, captions, keywords, file names</source>
      <translation>Alternativtexte, Bildunterschriften, Stichwörter, Dateinamen durchsuchen</translation>
    </message>
    <message>
      <source>Search</source>
      <translation>Suchen</translation>
    </message>
    <message>
      <source>How to search</source>
      <translation>So wird gesucht</translation>
    </message>
    <message>
      <source>Save this search</source>
      <translation>Diese Suche sichern</translation>
    </message>
    <message>
      <source>both words, anywhere</source>
      <translation>beide Worte, irgendwo</translation>
    </message>
    <message>
      <source>these words in this order</source>
      <translation>diese Worte in dieser Reihenfolge</translation>
    </message>
    <message>
      <source>one of them</source>
      <translation>eines von ihnen</translation>
    </message>
    <message>
      <source>without a word</source>
      <translation>ohne ein Wort</translation>
    </message>
    <message>
      <source>beginning with sun</source>
      <translation>beginnt mit sun</translation>
    </message>
    <message>
      <source>only there: caption, alt, title, keyword, answer, file, folder</source>
      <translation>nur dort: caption, alt, title, keyword, answer, file, folder</translation>
    </message>
    <message>
      <source>what a photo lacks or has</source>
      <translation>was einem Foto fehlt oder was es hat</translation>
    </message>
    <message>
      <source>how far its words are</source>
      <translation>wie weit seine Worte sind</translation>
    </message>
    <message>
      <source>when it was taken</source>
      <translation>wann es aufgenommen wurde</translation>
    </message>
    <message>
      <source>stars and camera</source>
      <translation>Sterne und Kamera</translation>
    </message>
    <message>
      <source>who wrote the words</source>
      <translation>wer die Worte geschrieben hat</translation>
    </message>
  </context>
  <context>
    <name>Sidebar</name>
    <message>
      <source>Lists and folders</source>
      <translation>Listen und Ordner</translation>
    </message>
    <message>
      <source>LIBRARY</source>
      <translation>BIBLIOTHEK</translation>
    </message>
    <message numerus="yes">
      <source>%n photo(s)</source>
      <translation>
        <numerusform>%n Foto</numerusform>
        <numerusform>%n Fotos</numerusform>
      </translation>
    </message>
    <message>
      <source>SAVED SEARCHES</source>
      <translation>GESICHERTE SUCHEN</translation>
    </message>
    <message>
      <source>FOLDERS</source>
      <translation>ORDNER</translation>
    </message>
    <message>
      <source>Look for new photos</source>
      <translation>Nach neuen Fotos sehen</translation>
    </message>
    <message>
      <source>{0} (offline)</source>
      <translation>{0} (nicht verbunden)</translation>
    </message>
    <message>
      <source>Take out of the library (nothing is deleted)</source>
      <translation>Aus der Bibliothek nehmen (nichts wird gelöscht)</translation>
    </message>
    <message>
      <source>Forget this search</source>
      <translation>Diese Suche vergessen</translation>
    </message>
    <message>
      <source>All photos</source>
      <translation>Alle Fotos</translation>
    </message>
    <message>
      <source>No alt text</source>
      <translation>Ohne Alternativtext</translation>
    </message>
    <message>
      <source>Drafts to review</source>
      <translation>Entwürfe zu prüfen</translation>
    </message>
    <message>
      <source>Approved</source>
      <translation>Freigegeben</translation>
    </message>
    <message>
      <source>Problems</source>
      <translation>Probleme</translation>
    </message>
    <message>
      <source>Duplicates</source>
      <translation>Duplikate</translation>
    </message>
  </context>
  <context>
    <name>ZoomView</name>
    <message>
      <source>Photo</source>
      <translation>Foto</translation>
    </message>
  </context>
  <context>
    <name>Stage</name>
    <message>
      <source>Back</source>
      <translation>Zurück</translation>
    </message>
    <message>
      <source>Photo before</source>
      <translation>Foto davor</translation>
    </message>
    <message>
      <source>Next photo</source>
      <translation>Nächstes Foto</translation>
    </message>
    <message>
      <source>Every pixel</source>
      <translation>Jeder Bildpunkt</translation>
    </message>
    <message>
      <source>{0} of {1}</source>
      <translation>{0} von {1}</translation>
    </message>
  </context>
  <context>
    <name>TopBar</name>
    <message>
      <source>Lists and folders</source>
      <translation>Listen und Ordner</translation>
    </message>
    <message>
      <source>Open a folder</source>
      <translation>Ordner öffnen</translation>
    </message>
    <message>
      <source>Library</source>
      <translation>Bibliothek</translation>
    </message>
    <message>
      <source>Review</source>
      <translation>Prüfen</translation>
    </message>
    <message>
      <source>Undo</source>
      <translation>Rückgängig</translation>
    </message>
    <message>
      <source>Describe</source>
      <translation>Beschreiben</translation>
    </message>
    <message>
      <source>Inspector</source>
      <translation>Inspektor</translation>
    </message>
    <message>
      <source>More</source>
      <translation>Mehr</translation>
    </message>
    <message>
      <source>Describe 1 photo</source>
      <translation>1 Foto beschreiben</translation>
    </message>
    <message>
      <source>Write drafts of caption, alt text and keywords (D)</source>
      <translation>Entwürfe für Bildunterschrift, Alternativtext und Stichwörter schreiben (D)</translation>
    </message>
    <message>
      <source>Review {0}</source>
      <translation>Prüfen {0}</translation>
    </message>
    <message>
      <source>Describe {0} photos</source>
      <translation>{0} Fotos beschreiben</translation>
    </message>
  </context>
  <context>
    <name>Tray</name>
    <message>
      <source>Open BlipDesk</source>
      <translation>BlipDesk öffnen</translation>
    </message>
    <message>
      <source>Pause</source>
      <translation>Pause</translation>
    </message>
    <message>
      <source>Quit</source>
      <translation>Beenden</translation>
    </message>
    <message numerus="yes">
      <source>%n photo(s) done</source>
      <translation>
        <numerusform>%n Foto fertig</numerusform>
        <numerusform>%n Fotos fertig</numerusform>
      </translation>
    </message>
    <message>
      <source>BlipDesk goes on here. Its menu opens the window again.</source>
      <translation>BlipDesk arbeitet hier weiter. Sein Menü öffnet das Fenster wieder.</translation>
    </message>
    <message>
      <source>Go on</source>
      <translation>Weiter</translation>
    </message>
    <message numerus="yes">
      <source>BlipDesk: %n photo(s) wait</source>
      <translation>
        <numerusform>BlipDesk: %n Foto wartet</numerusform>
        <numerusform>BlipDesk: %n Fotos warten</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n failed</source>
      <translation>
        <numerusform>%n fehlgeschlagen</numerusform>
        <numerusform>%n fehlgeschlagen</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>Trouble</name>
    <message>
      <source>The library's index is damaged. Your photos are not affected: their words are in the files.</source>
      <translation>Der Index der Bibliothek ist beschädigt. Ihre Fotos sind nicht betroffen: Ihre Texte stehen in den Dateien.</translation>
    </message>
    <message>
      <source>BlipDesk can repair it: it takes the newest good copy of the index and everything that can still be read, and looks through your photos again. The damaged index is kept.</source>
      <translation>BlipDesk kann ihn reparieren: Es nimmt die neueste gute Kopie des Index und alles, was noch lesbar ist, und sieht Ihre Fotos erneut durch. Der beschädigte Index bleibt erhalten.</translation>
    </message>
    <message>
      <source>Another program is using the library.</source>
      <translation>Ein anderes Programm benutzt die Bibliothek.</translation>
    </message>
    <message>
      <source>The library cannot be opened.</source>
      <translation>Die Bibliothek kann nicht geöffnet werden.</translation>
    </message>
    <message>
      <source>Repairing the index. Your photos are only read.</source>
      <translation>Repariere den Index. Ihre Fotos werden nur gelesen.</translation>
    </message>
    <message>
      <source>Your photos are being looked through again now.</source>
      <translation>Ihre Fotos werden jetzt noch einmal durchgesehen.</translation>
    </message>
    <message>
      <source>The library can be used again.</source>
      <translation>Die Bibliothek ist wieder benutzbar.</translation>
    </message>
    <message>
      <source>The index could not be repaired.</source>
      <translation>Der Index ließ sich nicht reparieren.</translation>
    </message>
    <message>
      <source>Try again</source>
      <translation>Noch einmal</translation>
    </message>
    <message>
      <source>Repair now</source>
      <translation>Jetzt reparieren</translation>
    </message>
    <message>
      <source>Close it, then try again.</source>
      <translation>Schließen Sie es und versuchen Sie es erneut.</translation>
    </message>
    <message>
      <source>{0} entries of the damaged index were kept.</source>
      <translation>{0} Einträge des beschädigten Index blieben erhalten.</translation>
    </message>
    <message>
      <source>The damaged index: {0}</source>
      <translation>Der beschädigte Index: {0}</translation>
    </message>
    <message>
      <source>The copy {0} was used.</source>
      <translation>Die Kopie {0} wurde verwendet.</translation>
    </message>
  </context>
  <context>
    <name>Window</name>
    <message>
      <source>Undo (Ctrl+Z)</source>
      <translation>Rückgängig (Strg+Z)</translation>
    </message>
    <message>
      <source>That did not work</source>
      <translation>Das ging nicht</translation>
    </message>
    <message>
      <source>Saved</source>
      <translation>Gesichert</translation>
    </message>
    <message numerus="yes">
      <source>%n file(s) done</source>
      <translation>
        <numerusform>%n Datei fertig</numerusform>
        <numerusform>%n Dateien fertig</numerusform>
      </translation>
    </message>
    <message>
      <source>Saving what you typed…</source>
      <translation>Was Sie geschrieben haben, wird gespeichert …</translation>
    </message>
    <message>
      <source>Undo: {0} (Ctrl+Z)</source>
      <translation>Rückgängig: {0} (Strg+Z)</translation>
    </message>
  </context>
  <context>
    <name>Commands</name>
    <message>
      <source>Open a folder…</source>
      <translation>Ordner öffnen…</translation>
    </message>
    <message>
      <source>Look for changes</source>
      <translation>Nach Änderungen sehen</translation>
    </message>
    <message>
      <source>Search</source>
      <translation>Suchen</translation>
    </message>
    <message>
      <source>Undo</source>
      <translation>Rückgängig</translation>
    </message>
    <message>
      <source>Redo</source>
      <translation>Wiederholen</translation>
    </message>
    <message>
      <source>Library</source>
      <translation>Bibliothek</translation>
    </message>
    <message>
      <source>Review</source>
      <translation>Prüfen</translation>
    </message>
    <message>
      <source>Show lists and folders</source>
      <translation>Listen und Ordner zeigen</translation>
    </message>
    <message>
      <source>Show the inspector</source>
      <translation>Den Inspektor zeigen</translation>
    </message>
    <message>
      <source>Jobs</source>
      <translation>Aufgaben</translation>
    </message>
    <message>
      <source>Next part of the window</source>
      <translation>Nächster Teil des Fensters</translation>
    </message>
    <message>
      <source>Full screen</source>
      <translation>Vollbild</translation>
    </message>
    <message>
      <source>Preferences</source>
      <translation>Einstellungen</translation>
    </message>
    <message>
      <source>Keys</source>
      <translation>Tasten</translation>
    </message>
    <message>
      <source>Quit</source>
      <translation>Beenden</translation>
    </message>
    <message>
      <source>Describe</source>
      <translation>Beschreiben</translation>
    </message>
    <message>
      <source>Edit alt text</source>
      <translation>Alternativtext bearbeiten</translation>
    </message>
    <message>
      <source>Edit keywords</source>
      <translation>Stichwörter bearbeiten</translation>
    </message>
    <message>
      <source>Ask a question</source>
      <translation>Eine Frage stellen</translation>
    </message>
    <message>
      <source>Approve</source>
      <translation>Freigeben</translation>
    </message>
    <message>
      <source>Reject</source>
      <translation>Ablehnen</translation>
    </message>
    <message>
      <source>New draft</source>
      <translation>Neuer Entwurf</translation>
    </message>
    <message>
      <source>Rename…</source>
      <translation>Umbenennen…</translation>
    </message>
    <message>
      <source>Copy files</source>
      <translation>Dateien kopieren</translation>
    </message>
    <message>
      <source>Cut files</source>
      <translation>Dateien ausschneiden</translation>
    </message>
    <message>
      <source>Paste files into this folder</source>
      <translation>Dateien in diesen Ordner einfügen</translation>
    </message>
    <message>
      <source>Move to…</source>
      <translation>Verschieben nach…</translation>
    </message>
    <message>
      <source>Copy to…</source>
      <translation>Kopieren nach…</translation>
    </message>
    <message>
      <source>New folder…</source>
      <translation>Neuer Ordner…</translation>
    </message>
    <message>
      <source>Delete to the trash</source>
      <translation>In den Papierkorb</translation>
    </message>
    <message>
      <source>Copy alt text</source>
      <translation>Alternativtext kopieren</translation>
    </message>
    <message>
      <source>Open with the usual program</source>
      <translation>Mit dem üblichen Programm öffnen</translation>
    </message>
    <message>
      <source>Show in the file manager</source>
      <translation>Im Dateimanager zeigen</translation>
    </message>
    <message>
      <source>Larger pictures</source>
      <translation>Größere Bilder</translation>
    </message>
    <message>
      <source>Smaller pictures</source>
      <translation>Kleinere Bilder</translation>
    </message>
    <message>
      <source>Choose all</source>
      <translation>Alle wählen</translation>
    </message>
  </context>
  <context>
    <name>State</name>
    <message>
      <source>Cannot be read</source>
      <translation>Nicht lesbar</translation>
    </message>
    <message>
      <source>File is gone</source>
      <translation>Datei ist weg</translation>
    </message>
    <message>
      <source>Offline</source>
      <translation>Nicht verbunden</translation>
    </message>
    <message>
      <source>Problem</source>
      <translation>Problem</translation>
    </message>
    <message>
      <source>AI draft</source>
      <translation>KI-Entwurf</translation>
    </message>
    <message>
      <source>Decorative</source>
      <translation>Schmuckbild</translation>
    </message>
    <message>
      <source>Approved</source>
      <translation>Freigegeben</translation>
    </message>
    <message>
      <source>AI text</source>
      <translation>KI-Text</translation>
    </message>
    <message>
      <source>No alt text</source>
      <translation>Ohne Alternativtext</translation>
    </message>
  </context>
  <context>
    <name>QuestionPack</name>
    <message>
      <source>For alt text</source>
      <translation>Für Alternativtexte</translation>
    </message>
    <message>
      <source>Place and light</source>
      <translation>Ort und Licht</translation>
    </message>
    <message>
      <source>Does it need alt text?</source>
      <translation>Braucht es einen Alternativtext?</translation>
    </message>
  </context>
  <context>
    <name>Setting</name>
    <message>
      <source>Models</source>
      <translation>Modelle</translation>
    </message>
    <message>
      <source>Speed and memory</source>
      <translation>Tempo und Speicher</translation>
    </message>
    <message>
      <source>Captions</source>
      <translation>Bildunterschriften</translation>
    </message>
    <message>
      <source>Writing</source>
      <translation>Schreiben</translation>
    </message>
    <message>
      <source>Folders</source>
      <translation>Ordner</translation>
    </message>
    <message>
      <source>Watching</source>
      <translation>Beobachten</translation>
    </message>
    <message>
      <source>Window</source>
      <translation>Fenster</translation>
    </message>
    <message>
      <source>Other programs</source>
      <translation>Andere Programme</translation>
    </message>
    <message>
      <source>In the background</source>
      <translation>Im Hintergrund</translation>
    </message>
    <message>
      <source>Model for captions</source>
      <translation>Modell für Bildunterschriften</translation>
    </message>
    <message>
      <source>Model for questions</source>
      <translation>Modell für Fragen</translation>
    </message>
    <message>
      <source>Model for matching</source>
      <translation>Modell zum Vergleichen</translation>
    </message>
    <message>
      <source>Device</source>
      <translation>Gerät</translation>
    </message>
    <message>
      <source>Number format</source>
      <translation>Zahlenformat</translation>
    </message>
    <message>
      <source>CPU threads</source>
      <translation>CPU-Threads</translation>
    </message>
    <message>
      <source>Photos at a time</source>
      <translation>Fotos auf einmal</translation>
    </message>
    <message>
      <source>Longest time for a photo</source>
      <translation>Längste Zeit für ein Foto</translation>
    </message>
    <message>
      <source>Memory is given back after</source>
      <translation>Speicher wird frei nach</translation>
    </message>
    <message>
      <source>Captions to choose from</source>
      <translation>Bildunterschriften zur Auswahl</translation>
    </message>
    <message>
      <source>Beams</source>
      <translation>Suchbreite</translation>
    </message>
    <message>
      <source>No repeated words</source>
      <translation>Keine Wiederholungen</translation>
    </message>
    <message>
      <source>Longest caption</source>
      <translation>Längste Bildunterschrift</translation>
    </message>
    <message>
      <source>When words are written</source>
      <translation>Wann Worte geschrieben werden</translation>
    </message>
    <message>
      <source>Wait before writing</source>
      <translation>Wartezeit vor dem Schreiben</translation>
    </message>
    <message>
      <source>Keywords</source>
      <translation>Stichwörter</translation>
    </message>
    <message>
      <source>Answers</source>
      <translation>Antworten</translation>
    </message>
    <message>
      <source>Keep the file's date</source>
      <translation>Datum der Datei behalten</translation>
    </message>
    <message>
      <source>Sidecar files</source>
      <translation>Beidateien (XMP)</translation>
    </message>
    <message>
      <source>Name of a sidecar</source>
      <translation>Name einer Beidatei</translation>
    </message>
    <message>
      <source>Write into hard links</source>
      <translation>In harte Links schreiben</translation>
    </message>
    <message>
      <source>Write into signed photos</source>
      <translation>In signierte Fotos schreiben</translation>
    </message>
    <message>
      <source>Keep the original</source>
      <translation>Das Original behalten</translation>
    </message>
    <message>
      <source>Write into DNG files</source>
      <translation>In DNG-Dateien schreiben</translation>
    </message>
    <message>
      <source>Vocabulary</source>
      <translation>Wortschatz</translation>
    </message>
    <message>
      <source>Keywords outside of it</source>
      <translation>Stichwörter außerhalb</translation>
    </message>
    <message>
      <source>Keywords above a keyword</source>
      <translation>Übergeordnete Stichwörter</translation>
    </message>
    <message>
      <source>History in the photo</source>
      <translation>Verlauf im Foto</translation>
    </message>
    <message>
      <source>Let exiftool help</source>
      <translation>exiftool helfen lassen</translation>
    </message>
    <message>
      <source>Left out</source>
      <translation>Ausgelassen</translation>
    </message>
    <message>
      <source>Smallest file</source>
      <translation>Kleinste Datei</translation>
    </message>
    <message>
      <source>Patience with slow disks</source>
      <translation>Geduld mit langsamen Laufwerken</translation>
    </message>
    <message>
      <source>Watch while the window is open</source>
      <translation>Bei offenem Fenster beobachten</translation>
    </message>
    <message>
      <source>Look at everything every</source>
      <translation>Alles ansehen alle</translation>
    </message>
    <message>
      <source>Network drives every</source>
      <translation>Netzlaufwerke alle</translation>
    </message>
    <message>
      <source>Quiet hours</source>
      <translation>Ruhezeiten</translation>
    </message>
    <message>
      <source>Only on mains power</source>
      <translation>Nur am Stromnetz</translation>
    </message>
    <message>
      <source>Describe new photos by themselves</source>
      <translation>Neue Fotos von selbst beschreiben</translation>
    </message>
    <message>
      <source>Programs to open photos with</source>
      <translation>Programme zum Öffnen von Fotos</translation>
    </message>
    <message>
      <source>Stay in the tray</source>
      <translation>Im Infobereich bleiben</translation>
    </message>
    <message>
      <source>Automatic</source>
      <translation>Automatisch</translation>
    </message>
    <message>
      <source>CPU</source>
      <translation>CPU</translation>
    </message>
    <message>
      <source>GPU (CUDA)</source>
      <translation>GPU (CUDA)</translation>
    </message>
    <message>
      <source>GPU (Apple)</source>
      <translation>GPU (Apple)</translation>
    </message>
    <message>
      <source>Over a machine's words</source>
      <translation>Über Worte einer Maschine</translation>
    </message>
    <message>
      <source>Beside those that are there</source>
      <translation>Neben die vorhandenen</translation>
    </message>
    <message>
      <source>Where nothing stands</source>
      <translation>Wo nichts steht</translation>
    </message>
    <message>
      <source>Never</source>
      <translation>Nie</translation>
    </message>
    <message>
      <source>Always</source>
      <translation>Immer</translation>
    </message>
    <message>
      <source>Where a photo cannot be written</source>
      <translation>Wo das Foto nicht geht</translation>
    </message>
    <message>
      <source>Write them</source>
      <translation>Schreiben</translation>
    </message>
    <message>
      <source>Leave out a machine's</source>
      <translation>Die einer Maschine auslassen</translation>
    </message>
    <message>
      <source>Refuse all of them</source>
      <translation>Alle ablehnen</translation>
    </message>
    <message>
      <source>Nothing more</source>
      <translation>Nichts weiter</translation>
    </message>
    <message>
      <source>The path, for Lightroom</source>
      <translation>Den Pfad, für Lightroom</translation>
    </message>
    <message>
      <source>As keywords too</source>
      <translation>Auch als Stichwörter</translation>
    </message>
    <message>
      <source>At once, where nothing stands</source>
      <translation>Sofort, wo nichts steht</translation>
    </message>
    <message>
      <source>Once I have approved them</source>
      <translation>Wenn ich sie freigegeben habe</translation>
    </message>
    <message>
      <source>Model that writes captions: a Hub id or a folder.</source>
      <translation>Modell, das Bildunterschriften schreibt: eine Hub-Kennung oder ein Ordner.</translation>
    </message>
    <message>
      <source>Model that answers questions: a Hub id or a folder.</source>
      <translation>Modell, das Fragen beantwortet: eine Hub-Kennung oder ein Ordner.</translation>
    </message>
    <message>
      <source>Model that scores captions (used where it is installed): a Hub id or a folder.</source>
      <translation>Modell, das Bildunterschriften bewertet (wo es vorhanden ist): eine Hub-Kennung oder ein Ordner.</translation>
    </message>
    <message>
      <source>Where the models run.</source>
      <translation>Wo die Modelle laufen.</translation>
    </message>
    <message>
      <source>Number format of the models; auto: int8 on CPUs that are fast with it, else fp32; bf16 or fp16 on a GPU. fp32 gives the reference's words to the token.</source>
      <translation>Zahlenformat der Modelle; Automatisch: int8 auf CPUs, die damit schnell sind, sonst fp32; bf16 oder fp16 auf einer GPU. fp32 ergibt genau die Worte der Referenz.</translation>
    </message>
    <message>
      <source>CPU threads for the models; 0: all cores.</source>
      <translation>CPU-Threads für die Modelle; 0: alle Kerne.</translation>
    </message>
    <message>
      <source>Photos that the model looks at together.</source>
      <translation>Fotos, die das Modell gemeinsam ansieht.</translation>
    </message>
    <message>
      <source>Seconds for one photo after which the model counts as hung.</source>
      <translation>Sekunden für ein Foto, nach denen das Modell als hängend gilt.</translation>
    </message>
    <message>
      <source>Seconds without work after which the models' memory is given back; 0: never.</source>
      <translation>Sekunden ohne Arbeit, nach denen der Speicher der Modelle frei wird; 0: nie.</translation>
    </message>
    <message>
      <source>Captions proposed for each photo; above 1 the matching model picks the best of them.</source>
      <translation>Bildunterschriften, die je Foto vorgeschlagen werden; ab 2 wählt das Vergleichsmodell die beste.</translation>
    </message>
    <message>
      <source>Width of the search for words; 3 takes half as long again as 1.</source>
      <translation>Breite der Suche nach Worten; 3 dauert anderthalbmal so lange wie 1.</translation>
    </message>
    <message>
      <source>Runs of so many word pieces never come twice in a caption; 0: may come.</source>
      <translation>Folgen von so vielen Wortteilen kommen in einer Bildunterschrift nie zweimal vor; 0: erlaubt.</translation>
    </message>
    <message>
      <source>The longest caption, in word pieces.</source>
      <translation>Die längste Bildunterschrift, in Wortteilen.</translation>
    </message>
    <message>
      <source>When machine text goes into files: empty (at once, into empty fields), reviewed (once approved), never.</source>
      <translation>Wann Maschinentext in Dateien kommt: sofort in leere Felder, nach der Freigabe, oder nie.</translation>
    </message>
    <message>
      <source>Approved and machine text goes into files once no more has come for so many seconds (blipdesk queue write-now: at once); 0: nothing waits.</source>
      <translation>Freigegebener und Maschinentext kommt in die Dateien, wenn so viele Sekunden nichts Neues gekommen ist (blipdesk queue write-now: sofort); 0: nichts wartet.</translation>
    </message>
    <message>
      <source>A machine's caption goes into empty fields and over unapproved machine text (replace), into empty fields alone (empty), or nowhere (never); never over a person's words.</source>
      <translation>Die Bildunterschrift einer Maschine kommt in leere Felder und über nicht freigegebenen Maschinentext, nur in leere Felder, oder nirgendwohin; nie über Worte eines Menschen.</translation>
    </message>
    <message>
      <source>The same for a machine's keywords; append: they join those that are there.</source>
      <translation>Dasselbe für die Stichwörter einer Maschine; sie können auch zu den vorhandenen kommen.</translation>
    </message>
    <message>
      <source>A machine's answers are written, over unapproved ones to the same question (replace), or stay in the library (never).</source>
      <translation>Die Antworten einer Maschine werden geschrieben, über nicht freigegebene zur selben Frage, oder bleiben in der Bibliothek.</translation>
    </message>
    <message>
      <source>Keep a photo's modification time when its text changes.</source>
      <translation>Die Änderungszeit eines Fotos behalten, wenn sein Text sich ändert.</translation>
    </message>
    <message>
      <source>Write an XMP file beside a photo that must not or cannot be written (when refused), never, or always instead of the photo.</source>
      <translation>Eine XMP-Datei neben ein Foto schreiben, das nicht beschrieben werden darf oder kann, nie, oder immer statt des Fotos.</translation>
    </message>
    <message>
      <source>Name of a new sidecar: NAME.EXT.xmp (darktable, digiKam) or NAME.xmp (Adobe); an existing one of either name is kept.</source>
      <translation>Name einer neuen Beidatei: NAME.EXT.xmp (darktable, digiKam) oder NAME.xmp (Adobe); eine vorhandene behält ihren Namen.</translation>
    </message>
    <message>
      <source>Write into files of several names (hard links), by copying over them, which a power cut can tear; otherwise a sidecar takes the text.</source>
      <translation>In Dateien mit mehreren Namen (harte Links) schreiben, indem sie überschrieben werden, was ein Stromausfall zerreißen kann; sonst nimmt eine Beidatei den Text.</translation>
    </message>
    <message>
      <source>Write into photos with Content Credentials (C2PA), which breaks their signature; otherwise a sidecar takes the text.</source>
      <translation>In Fotos mit Content Credentials (C2PA) schreiben, was ihre Signatur bricht; sonst nimmt eine Beidatei den Text.</translation>
    </message>
    <message>
      <source>Keep each photo as it was before BlipDesk's first write beside it, as NAME.EXT_original.</source>
      <translation>Jedes Foto, wie es vor dem ersten Schreiben war, daneben behalten, als NAME.EXT_original.</translation>
    </message>
    <message>
      <source>Write into DNG files, beside which Lightroom ignores sidecars; otherwise a sidecar takes the text.</source>
      <translation>In DNG-Dateien schreiben, neben denen Lightroom Beidateien übergeht; sonst nimmt eine Beidatei den Text.</translation>
    </message>
    <message>
      <source>File of the keywords to be used: one a line, a tab more for what belongs below it, synonyms in {braces}, headings in [brackets], as Lightroom exports it.</source>
      <translation>Datei der zu verwendenden Stichwörter: eines pro Zeile, ein Tabulator mehr für Untergeordnetes, Synonyme in {geschweiften}, Überschriften in [eckigen] Klammern, wie Lightroom sie ausgibt.</translation>
    </message>
    <message>
      <source>Keywords outside the vocabulary are written as they are (keep), a machine's are left out (drop), or a person's are refused as well (refuse).</source>
      <translation>Stichwörter außerhalb des Wortschatzes werden geschrieben, wie sie sind (keep), die einer Maschine weggelassen (drop), oder auch die eines Menschen abgelehnt (refuse).</translation>
    </message>
    <message>
      <source>Of a new keyword's place in the vocabulary nothing is written (none), its path for Lightroom (paths), or what lies above it as keywords too (ancestors).</source>
      <translation>Vom Ort eines neuen Stichworts im Wortschatz wird nichts geschrieben (none), sein Pfad für Lightroom (paths), oder auch das Übergeordnete als Stichwörter (ancestors).</translation>
    </message>
    <message>
      <source>Leave an entry in the photo's own history (xmpMM:History) with every write and undo, for other programs.</source>
      <translation>Bei jedem Schreiben und Rückgängigmachen einen Eintrag im Verlauf des Fotos selbst (xmpMM:History) hinterlassen, für andere Programme.</translation>
    </message>
    <message>
      <source>Let exiftool, where it is installed, try what BlipDesk cannot write into a photo itself; its result is verified alike.</source>
      <translation>exiftool, wo es vorhanden ist, versuchen lassen, was BlipDesk nicht selbst in ein Foto schreiben kann; das Ergebnis wird ebenso geprüft.</translation>
    </message>
    <message>
      <source>Files and folders that are left out: names with * and ?, or paths, with ; between them.</source>
      <translation>Dateien und Ordner, die ausgelassen werden: Namen mit * und ?, oder Pfade, mit ; dazwischen.</translation>
    </message>
    <message>
      <source>Smaller files below folders are left out (KiB), such as icons.</source>
      <translation>Kleinere Dateien in Ordnern werden ausgelassen (KiB), etwa Symbole.</translation>
    </message>
    <message>
      <source>Seconds after which a disk that does not answer is left alone.</source>
      <translation>Sekunden, nach denen ein Laufwerk, das nicht antwortet, in Ruhe gelassen wird.</translation>
    </message>
    <message>
      <source>Seconds after which a watched folder is compared with the index as a whole.</source>
      <translation>Sekunden, nach denen ein beobachteter Ordner als Ganzes mit dem Index verglichen wird.</translation>
    </message>
    <message>
      <source>The same for folders on network drives, which report no changes.</source>
      <translation>Dasselbe für Ordner auf Netzlaufwerken, die keine Änderungen melden.</translation>
    </message>
    <message>
      <source>While the window is open, the library's folders are watched for new and changed photos.</source>
      <translation>Solange das Fenster offen ist, werden die Ordner der Bibliothek auf neue und geänderte Fotos hin beobachtet.</translation>
    </message>
    <message>
      <source>Programs of the menu Open with, with ; between them, such as gimp; darktable.</source>
      <translation>Programme des Menüs „Öffnen mit“, mit ; dazwischen, etwa gimp; darktable.</translation>
    </message>
    <message>
      <source>Closing the window leaves BlipDesk in the desktop's tray, where it goes on watching and describing; without a tray it ends.</source>
      <translation>Wird das Fenster geschlossen, bleibt BlipDesk im Infobereich und beobachtet und beschreibt weiter; ohne Infobereich endet es.</translation>
    </message>
    <message>
      <source>While the window is open, photos of the library that nobody has described are described by themselves, new ones as they appear; otherwise only when asked.</source>
      <translation>Solange das Fenster offen ist, werden Fotos der Bibliothek, die niemand beschrieben hat, von selbst beschrieben, neue sobald sie da sind; sonst nur auf Wunsch.</translation>
    </message>
    <message>
      <source>Hours in which nothing is described in the background, such as "22:00-07:00".</source>
      <translation>Stunden, in denen im Hintergrund nichts beschrieben wird, etwa "22:00-07:00".</translation>
    </message>
    <message>
      <source>Describe in the background only on mains power, not on battery.</source>
      <translation>Im Hintergrund nur am Stromnetz beschreiben, nicht mit Akku.</translation>
    </message>
  </context>
  <context>
    <name>WriteExample</name>
    <message>
      <source>Caption</source>
      <translation>Bildunterschrift</translation>
    </message>
    <message>
      <source>Alt text</source>
      <translation>Alternativtext</translation>
    </message>
    <message>
      <source>Keywords</source>
      <translation>Stichwörter</translation>
    </message>
    <message>
      <source>Answers</source>
      <translation>Antworten</translation>
    </message>
    <message>
      <source>stays in the library, also when approved</source>
      <translation>bleibt in der Bibliothek, auch wenn freigegeben</translation>
    </message>
    <message>
      <source>stays in the library until you approve it</source>
      <translation>bleibt in der Bibliothek, bis Sie es freigeben</translation>
    </message>
    <message>
      <source>once you have approved it</source>
      <translation>wenn Sie es freigegeben haben</translation>
    </message>
    <message>
      <source>at once, never over a person's words</source>
      <translation>sofort, nie über Worte eines Menschen</translation>
    </message>
    <message>
      <source>nowhere</source>
      <translation>nirgendwohin</translation>
    </message>
    <message>
      <source>at once, where nothing stands</source>
      <translation>sofort, wo nichts steht</translation>
    </message>
    <message>
      <source>at once, beside those that are there</source>
      <translation>sofort, neben die vorhandenen</translation>
    </message>
  </context>
</TS>
