<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es" sourcelanguage="en">
  <context>
    <name>AltTextCounter</name>
    <message>
      <source>{0}: longer than {1}; move detail below</source>
      <translation>{0}: más de {1}; pase los detalles abajo</translation>
    </message>
    <message>
      <source>{0} / {1}, long</source>
      <translation>{0} / {1}, largo</translation>
    </message>
  </context>
  <context>
    <name>AnswerCard</name>
    <message>
      <source>Search for photos with this answer</source>
      <translation>Buscar fotos con esta respuesta</translation>
    </message>
    <message>
      <source>How sure the model is of its words, not of the truth</source>
      <translation>Cuán seguro está el modelo de sus palabras, no de que sean ciertas</translation>
    </message>
    <message>
      <source>Search for the answer {0}</source>
      <translation>Buscar la respuesta {0}</translation>
    </message>
    <message>
      <source>Probability of {0}</source>
      <translation>Probabilidad de {0}</translation>
    </message>
  </context>
  <context>
    <name>AnswersPanel</name>
    <message>
      <source>Answers</source>
      <translation>Respuestas</translation>
    </message>
    <message>
      <source>Counting…</source>
      <translation>Contando…</translation>
    </message>
    <message>
      <source>Questions and answers</source>
      <translation>Preguntas y respuestas</translation>
    </message>
    <message>
      <source>Photos by their answers</source>
      <translation>Fotos por sus respuestas</translation>
    </message>
    <message>
      <source>No question was asked about these photos.</source>
      <translation>No se hizo ninguna pregunta sobre estas fotos.</translation>
    </message>
    <message>
      <source>{0}, chosen</source>
      <translation>{0}, elegido</translation>
    </message>
    <message>
      <source>Counted in the first {0} photos.</source>
      <translation>Contado en las primeras {0} fotos.</translation>
    </message>
  </context>
  <context>
    <name>ApproveAbove</name>
    <message>
      <source>The score is the model's own guess of how well its words fit the picture. One undo takes all of it back.</source>
      <translation>La puntuación es la estimación del modelo de lo bien que encajan sus palabras con la imagen. Un solo «deshacer» lo revierte todo.</translation>
    </message>
    <message>
      <source>Approve many drafts</source>
      <translation>Aprobar muchos borradores</translation>
    </message>
    <message>
      <source>Least score in percent</source>
      <translation>Puntuación mínima en porcentaje</translation>
    </message>
    <message>
      <source>Cancel</source>
      <translation>Cancelar</translation>
    </message>
    <message numerus="yes">
      <source>%n draft(s) without a score stay as they are.</source>
      <translation>
        <numerusform>%n borrador sin puntuación queda como está.</numerusform>
        <numerusform>%n borradores sin puntuación quedan como están.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Approve %n photo(s)</source>
      <translation>
        <numerusform>Aprobar %n foto</numerusform>
        <numerusform>Aprobar %n fotos</numerusform>
      </translation>
    </message>
    <message>
      <source>Approve all drafts that fit well</source>
      <translation>Aprobar todos los borradores que encajan bien</translation>
    </message>
    <message>
      <source>Fits at least {0} %</source>
      <translation>Encaja al menos un {0} %</translation>
    </message>
  </context>
  <context>
    <name>AskTab</name>
    <message>
      <source>Ask a question, for example: where is it?</source>
      <translation>Haga una pregunta, en inglés: where is it?</translation>
    </message>
    <message>
      <source>Question</source>
      <translation>Pregunta</translation>
    </message>
    <message>
      <source>Answers to choose from: inside, outside</source>
      <translation>Respuestas a elegir: inside, outside</translation>
    </message>
    <message>
      <source>Answers to choose from, with commas between them</source>
      <translation>Respuestas a elegir, separadas por comas</translation>
    </message>
    <message>
      <source>Ask</source>
      <translation>Preguntar</translation>
    </message>
    <message>
      <source>Packs of questions</source>
      <translation>Series de preguntas</translation>
    </message>
    <message numerus="yes">
      <source>The question goes to %n photo(s).</source>
      <translation>
        <numerusform>La pregunta se hace a %n foto.</numerusform>
        <numerusform>La pregunta se hace a %n fotos.</numerusform>
      </translation>
    </message>
    <message>
      <source>No question has been asked about this photo.</source>
      <translation>No se ha hecho ninguna pregunta sobre esta foto.</translation>
    </message>
    <message>
      <source>Make a pack of what was asked</source>
      <translation>Hacer una serie con lo preguntado</translation>
    </message>
    <message>
      <source>Change packs…</source>
      <translation>Cambiar las series…</translation>
    </message>
    <message>
      <source>New pack</source>
      <translation>Serie nueva</translation>
    </message>
    <message>
      <source>ANSWERS</source>
      <translation>RESPUESTAS</translation>
    </message>
    <message>
      <source>ASKED BEFORE</source>
      <translation>PREGUNTADO ANTES</translation>
    </message>
    <message>
      <source>FOR EXAMPLE</source>
      <translation>POR EJEMPLO</translation>
    </message>
    <message>
      <source>Ask: {0}</source>
      <translation>Preguntar: {0}</translation>
    </message>
  </context>
  <context>
    <name>DescribeTab</name>
    <message>
      <source>Says what the picture shows to people who cannot see it.</source>
      <translation>Dice qué muestra la imagen a quienes no pueden verla.</translation>
    </message>
    <message>
      <source>Alt text</source>
      <translation>Texto alternativo</translation>
    </message>
    <message>
      <source>Caption</source>
      <translation>Leyenda</translation>
    </message>
    <message>
      <source>Title</source>
      <translation>Título</translation>
    </message>
    <message>
      <source>Extended description</source>
      <translation>Descripción ampliada</translation>
    </message>
    <message>
      <source>Decorative</source>
      <translation>Decorativa</translation>
    </message>
    <message>
      <source>It needs no alt text, such as a border or a mood picture</source>
      <translation>No necesita texto alternativo, como un marco o una imagen de ambiente</translation>
    </message>
    <message>
      <source>Save</source>
      <translation>Guardar</translation>
    </message>
    <message>
      <source>New draft</source>
      <translation>Nuevo borrador</translation>
    </message>
    <message>
      <source>Title and extended description</source>
      <translation>Título y descripción ampliada</translation>
    </message>
    <message>
      <source>Keywords</source>
      <translation>Palabras clave</translation>
    </message>
    <message>
      <source>Saves to {0}</source>
      <translation>Guarda en {0}</translation>
    </message>
  </context>
  <context>
    <name>DraftBox</name>
    <message>
      <source>Approve</source>
      <translation>Aprobar</translation>
    </message>
    <message>
      <source>Edit</source>
      <translation>Editar</translation>
    </message>
    <message>
      <source>Reject</source>
      <translation>Rechazar</translation>
    </message>
    <message>
      <source>Other drafts</source>
      <translation>Otros borradores</translation>
    </message>
    <message>
      <source>AI draft · {0}</source>
      <translation>Borrador de IA · {0}</translation>
    </message>
    <message>
      <source>a model</source>
      <translation>un modelo</translation>
    </message>
    <message>
      <source>fits {0}</source>
      <translation>encaja {0}</translation>
    </message>
  </context>
  <context>
    <name>Edits</name>
    <message numerus="yes">
      <source>edit the words of %n photo(s)</source>
      <translation>
        <numerusform>cambiar las palabras de %n foto</numerusform>
        <numerusform>cambiar las palabras de %n fotos</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>approve %n photo(s)</source>
      <translation>
        <numerusform>aprobar %n foto</numerusform>
        <numerusform>aprobar %n fotos</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>reject %n photo(s)</source>
      <translation>
        <numerusform>rechazar %n foto</numerusform>
        <numerusform>rechazar %n fotos</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>mark %n photo(s) as decorative</source>
      <translation>
        <numerusform>marcar %n foto como decorativa</numerusform>
        <numerusform>marcar %n fotos como decorativas</numerusform>
      </translation>
    </message>
    <message>
      <source>undo one change</source>
      <translation>deshacer un cambio</translation>
    </message>
  </context>
  <context>
    <name>FileActions</name>
    <message>
      <source>Move to</source>
      <translation>Mover a</translation>
    </message>
    <message>
      <source>Copy to</source>
      <translation>Copiar a</translation>
    </message>
    <message>
      <source>New folder</source>
      <translation>Nueva carpeta</translation>
    </message>
    <message>
      <source>Name</source>
      <translation>Nombre</translation>
    </message>
    <message>
      <source>Copy here</source>
      <translation>Copiar aquí</translation>
    </message>
    <message>
      <source>Move here</source>
      <translation>Mover aquí</translation>
    </message>
    <message>
      <source>Add their folder to the library</source>
      <translation>Añadir su carpeta a la biblioteca</translation>
    </message>
    <message>
      <source>Cancel</source>
      <translation>Cancelar</translation>
    </message>
    <message numerus="yes">
      <source>%n file(s) cannot go there as they are</source>
      <translation>
        <numerusform>%n archivo no puede ir allí tal como está</numerusform>
        <numerusform>%n archivos no pueden ir allí tal como están</numerusform>
      </translation>
    </message>
    <message>
      <source>Choose a folder at the side first</source>
      <translation>Elija primero una carpeta en el lateral</translation>
    </message>
    <message numerus="yes">
      <source>%n file(s) on the clipboard</source>
      <translation>
        <numerusform>%n archivo en el portapapeles</numerusform>
        <numerusform>%n archivos en el portapapeles</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Only the first %n were opened</source>
      <translation>
        <numerusform>Solo se abrió la primera</numerusform>
        <numerusform>Solo se abrieron las %n primeras</numerusform>
      </translation>
    </message>
    <message>
      <source>Give them a number</source>
      <translation>Ponerles un número</translation>
    </message>
    <message>
      <source>Replace; the old ones go to the trash</source>
      <translation>Reemplazar; los antiguos van a la papelera</translation>
    </message>
    <message>
      <source>Only the others</source>
      <translation>Solo los demás</translation>
    </message>
  </context>
  <context>
    <name>FileEdits</name>
    <message numerus="yes">
      <source>move %n file(s)</source>
      <translation>
        <numerusform>mover %n archivo</numerusform>
        <numerusform>mover %n archivos</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>copy %n file(s)</source>
      <translation>
        <numerusform>copiar %n archivo</numerusform>
        <numerusform>copiar %n archivos</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>rename %n file(s)</source>
      <translation>
        <numerusform>cambiar el nombre de %n archivo</numerusform>
        <numerusform>cambiar el nombre de %n archivos</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>delete %n file(s)</source>
      <translation>
        <numerusform>borrar %n archivo</numerusform>
        <numerusform>borrar %n archivos</numerusform>
      </translation>
    </message>
    <message>
      <source>new folder</source>
      <translation>carpeta nueva</translation>
    </message>
  </context>
  <context>
    <name>Filmstrip</name>
    <message>
      <source>Photos to review</source>
      <translation>Fotos por revisar</translation>
    </message>
  </context>
  <context>
    <name>FilterRow</name>
    <message>
      <source>Answers</source>
      <translation>Respuestas</translation>
    </message>
    <message>
      <source>Choose photos by what a model answered</source>
      <translation>Elegir fotos por lo que respondió un modelo</translation>
    </message>
    <message>
      <source>Take away the filter {0}</source>
      <translation>Quitar el filtro {0}</translation>
    </message>
    <message>
      <source>All</source>
      <translation>Todas</translation>
    </message>
    <message>
      <source>No alt text</source>
      <translation>Sin texto alternativo</translation>
    </message>
    <message>
      <source>AI drafts</source>
      <translation>Borradores de IA</translation>
    </message>
    <message>
      <source>Approved</source>
      <translation>Aprobadas</translation>
    </message>
  </context>
  <context>
    <name>FirstCaptions</name>
    <message>
      <source>Those that fit best come first. Every word can be changed and taken back.</source>
      <translation>Primero vienen las que mejor encajan. Cada palabra se puede cambiar y deshacer.</translation>
    </message>
    <message>
      <source>First captions</source>
      <translation>Primeras leyendas</translation>
    </message>
    <message>
      <source>Looking for photos</source>
      <translation>Buscando fotos</translation>
    </message>
    <message>
      <source>Review them</source>
      <translation>Revisarlas</translation>
    </message>
    <message>
      <source>To the library</source>
      <translation>A la biblioteca</translation>
    </message>
    <message>
      <source>Your first captions</source>
      <translation>Sus primeras leyendas</translation>
    </message>
    <message>
      <source>Waits: {0}</source>
      <translation>Espera: {0}</translation>
    </message>
    <message>
      <source>{0} photos described</source>
      <translation>{0} fotos descritas</translation>
    </message>
    <message>
      <source>{0} of {1} photos described</source>
      <translation>{0} de {1} fotos descritas</translation>
    </message>
    <message>
      <source>Getting the model ready for {0} photos</source>
      <translation>Preparando el modelo para {0} fotos</translation>
    </message>
  </context>
  <context>
    <name>CaptionCard</name>
    <message>
      <source>fits {0}</source>
      <translation>encaja {0}</translation>
    </message>
  </context>
  <context>
    <name>FirstRun</name>
    <message>
      <source>Continue without a model</source>
      <translation>Continuar sin modelo</translation>
    </message>
    <message>
      <source>Which photos?</source>
      <translation>¿Qué fotos?</translation>
    </message>
    <message>
      <source>Everything happens on this computer. Your photos are never uploaded, and looking at them changes nothing in them.</source>
      <translation>Todo ocurre en este equipo. Sus fotos nunca se suben, y mirarlas no cambia nada en ellas.</translation>
    </message>
    <message>
      <source>Choose a folder…</source>
      <translation>Elegir una carpeta…</translation>
    </message>
    <message>
      <source>Try with sample photos</source>
      <translation>Probar con fotos de ejemplo</translation>
    </message>
    <message>
      <source>Drop a folder here, or</source>
      <translation>Suelte una carpeta aquí o</translation>
    </message>
    <message>
      <source>Skip</source>
      <translation>Omitir</translation>
    </message>
    <message>
      <source>Choose a caption model</source>
      <translation>Elegir un modelo de leyendas</translation>
    </message>
    <message>
      <source>It runs on this computer. A download is the only thing that ever uses the network, and only when you press its button.</source>
      <translation>Funciona en este equipo. Solo una descarga usa la red, y solo cuando usted pulsa su botón.</translation>
    </message>
    <message>
      <source>Continue</source>
      <translation>Continuar</translation>
    </message>
    <message>
      <source>Back</source>
      <translation>Atrás</translation>
    </message>
    <message>
      <source>What may be written into your photos?</source>
      <translation>¿Qué se puede escribir en sus fotos?</translation>
    </message>
    <message>
      <source>The picture itself is never changed, words of a person are never replaced, and every write can be taken back. This can be changed later.</source>
      <translation>La imagen nunca cambia, las palabras de una persona nunca se reemplazan y cada escritura se puede deshacer. Esto se puede cambiar después.</translation>
    </message>
    <message>
      <source>Describe my photos by themselves while BlipDesk is open, new ones as they appear</source>
      <translation>Describir mis fotos automáticamente mientras BlipDesk está abierto, las nuevas en cuanto aparecen</translation>
    </message>
    <message>
      <source>Show my photos</source>
      <translation>Mostrar mis fotos</translation>
    </message>
    <message>
      <source>Choose a folder</source>
      <translation>Elegir una carpeta</translation>
    </message>
    <message>
      <source>Choose a model</source>
      <translation>Elegir un modelo</translation>
    </message>
    <message>
      <source>What is written</source>
      <translation>Qué se escribe</translation>
    </message>
    <message>
      <source>Choose a folder of photos</source>
      <translation>Elegir una carpeta de fotos</translation>
    </message>
    <message>
      <source>What a machine's words lead to</source>
      <translation>Adónde van las palabras de la máquina</translation>
    </message>
    <message>
      <source>Continue while downloading</source>
      <translation>Continuar durante la descarga</translation>
    </message>
    <message>
      <source>Only what I have approved</source>
      <translation>Solo lo que he aprobado</translation>
    </message>
    <message>
      <source>Drafts wait in the library. What you approve goes into the photo: caption, alt text and keywords, where every other program finds them. Never over words that are there.</source>
      <translation>Los borradores esperan en la biblioteca. Lo que usted aprueba va a la foto: leyenda, texto alternativo y palabras clave, donde cualquier otro programa los encuentra. Nunca sobre palabras que ya están.</translation>
    </message>
    <message>
      <source>At once, where nothing is written</source>
      <translation>Enseguida, donde no hay nada</translation>
    </message>
    <message>
      <source>Caption and keywords of the model go into photos that have none; alt text waits for you. Every write can be undone.</source>
      <translation>La leyenda y las palabras clave del modelo van a las fotos que no las tienen; el texto alternativo le espera. Cada escritura se puede deshacer.</translation>
    </message>
    <message>
      <source>Nothing into my photos</source>
      <translation>Nada en mis fotos</translation>
    </message>
    <message>
      <source>All words stay in BlipDesk's own library; you can search them here.</source>
      <translation>Todas las palabras quedan en la biblioteca de BlipDesk; aquí puede buscarlas.</translation>
    </message>
  </context>
  <context>
    <name>FolderVerbs</name>
    <message>
      <source>Open a folder of photos</source>
      <translation>Abrir una carpeta de fotos</translation>
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
      <translation>Historial de la foto</translation>
    </message>
    <message>
      <source>Nothing has been written into this photo.</source>
      <translation>No se ha escrito nada en esta foto.</translation>
    </message>
    <message>
      <source>you</source>
      <translation>usted</translation>
    </message>
    <message>
      <source>CAPTION</source>
      <translation>LEYENDA</translation>
    </message>
    <message>
      <source>ALT TEXT</source>
      <translation>TEXTO ALTERNATIVO</translation>
    </message>
    <message>
      <source>EXTENDED DESCRIPTION</source>
      <translation>DESCRIPCIÓN AMPLIADA</translation>
    </message>
    <message>
      <source>TITLE</source>
      <translation>TÍTULO</translation>
    </message>
    <message>
      <source>KEYWORDS</source>
      <translation>PALABRAS CLAVE</translation>
    </message>
    <message>
      <source>ANSWERS</source>
      <translation>RESPUESTAS</translation>
    </message>
    <message>
      <source>DECORATIVE</source>
      <translation>DECORATIVA</translation>
    </message>
    <message>
      <source>Described</source>
      <translation>Descrita</translation>
    </message>
    <message>
      <source>Answered</source>
      <translation>Respondida</translation>
    </message>
    <message>
      <source>Edited</source>
      <translation>Editada</translation>
    </message>
    <message>
      <source>Approved</source>
      <translation>Aprobadas</translation>
    </message>
    <message>
      <source>Rejected</source>
      <translation>Rechazada</translation>
    </message>
    <message>
      <source>Undone</source>
      <translation>Deshecha</translation>
    </message>
    <message>
      <source>Done again</source>
      <translation>Rehecho</translation>
    </message>
    <message>
      <source>a model</source>
      <translation>un modelo</translation>
    </message>
    <message>
      <source>Try again</source>
      <translation>Reintentar</translation>
    </message>
    <message>
      <source>Undo</source>
      <translation>Deshacer</translation>
    </message>
    <message>
      <source>Could not be undone: {0}</source>
      <translation>No se pudo deshacer: {0}</translation>
    </message>
    <message>
      <source>{0} · undone</source>
      <translation>{0} · deshecho</translation>
    </message>
    <message>
      <source>{0} by {1}</source>
      <translation>{0} por {1}</translation>
    </message>
    <message>
      <source>Undo the change of {0}</source>
      <translation>Deshacer el cambio de {0}</translation>
    </message>
    <message>
      <source>The words are the same as before</source>
      <translation>Las palabras son las mismas que antes</translation>
    </message>
    <message>
      <source>before: {0}</source>
      <translation>antes: {0}</translation>
    </message>
  </context>
  <context>
    <name>InfoTab</name>
    <message>
      <source>Filter names and values</source>
      <translation>Filtrar nombres y valores</translation>
    </message>
    <message>
      <source>Facts about the photo</source>
      <translation>Datos de la foto</translation>
    </message>
    <message>
      <source>Copy value</source>
      <translation>Copiar el valor</translation>
    </message>
    <message>
      <source>Photo</source>
      <translation>Foto</translation>
    </message>
    <message>
      <source>The file holds no tags that BlipDesk knows.</source>
      <translation>El archivo no contiene etiquetas que BlipDesk conozca.</translation>
    </message>
    <message>
      <source>{0} in {1}</source>
      <translation>{0} en {1}</translation>
    </message>
  </context>
  <context>
    <name>Inspector</name>
    <message>
      <source>Preview</source>
      <translation>Vista previa</translation>
    </message>
    <message>
      <source>About the photo</source>
      <translation>Sobre la foto</translation>
    </message>
    <message>
      <source>No photo is chosen</source>
      <translation>Ninguna foto elegida</translation>
    </message>
    <message>
      <source>Choose one to see and change its words.</source>
      <translation>Elija una para ver y cambiar sus palabras.</translation>
    </message>
    <message>
      <source>Describe</source>
      <translation>Describir</translation>
    </message>
    <message>
      <source>Ask</source>
      <translation>Preguntar</translation>
    </message>
    <message>
      <source>Info</source>
      <translation>Información</translation>
    </message>
    <message>
      <source>History</source>
      <translation>Historial</translation>
    </message>
  </context>
  <context>
    <name>JobStrip</name>
    <message>
      <source>The sample photos are ready</source>
      <translation>Las fotos de ejemplo están listas</translation>
    </message>
    <message>
      <source>Progress</source>
      <translation>Progreso</translation>
    </message>
    <message>
      <source>Pause</source>
      <translation>Pausar</translation>
    </message>
    <message>
      <source>Cancel</source>
      <translation>Cancelar</translation>
    </message>
    <message>
      <source>Jobs</source>
      <translation>Tareas</translation>
    </message>
    <message>
      <source>Size of the pictures</source>
      <translation>Tamaño de las imágenes</translation>
    </message>
    <message>
      <source>Size of the pictures (Ctrl+Plus, Ctrl+Minus)</source>
      <translation>Tamaño de las imágenes (Ctrl+Más, Ctrl+Menos)</translation>
    </message>
    <message>
      <source>Ready</source>
      <translation>Listo</translation>
    </message>
    <message>
      <source>1 photo</source>
      <translation>1 foto</translation>
    </message>
    <message numerus="yes">
      <source>%n not saved</source>
      <translation>
        <numerusform>%n sin guardar</numerusform>
        <numerusform>%n sin guardar</numerusform>
      </translation>
    </message>
    <message>
      <source>Paused; nothing is lost</source>
      <translation>En pausa; no se pierde nada</translation>
    </message>
    <message>
      <source>The library is up to date</source>
      <translation>La biblioteca está al día</translation>
    </message>
    <message>
      <source>1 problem</source>
      <translation>1 problema</translation>
    </message>
    <message>
      <source>{0} photos</source>
      <translation>{0} fotos</translation>
    </message>
    <message>
      <source>Go on</source>
      <translation>Continuar</translation>
    </message>
    <message>
      <source>Describing</source>
      <translation>Describiendo</translation>
    </message>
    <message>
      <source>Asking about</source>
      <translation>Preguntando sobre</translation>
    </message>
    <message>
      <source>Looking for photos</source>
      <translation>Buscando fotos</translation>
    </message>
    <message>
      <source>Drawing the sample photos</source>
      <translation>Dibujando las fotos de ejemplo</translation>
    </message>
    <message>
      <source>Waits: {0}</source>
      <translation>Espera: {0}</translation>
    </message>
    <message>
      <source>{0} photos per second</source>
      <translation>{0} fotos por segundo</translation>
    </message>
    <message>
      <source>about {0} h left</source>
      <translation>faltan unas {0} h</translation>
    </message>
    <message>
      <source>{0} selected</source>
      <translation>{0} seleccionadas</translation>
    </message>
    <message>
      <source>Press to try again. {0}</source>
      <translation>Pulse para volver a intentarlo. {0}</translation>
    </message>
    <message>
      <source>{0} {1} of {2}</source>
      <translation>{0} {1} de {2}</translation>
    </message>
    <message>
      <source>getting the model ready</source>
      <translation>preparando el modelo</translation>
    </message>
    <message>
      <source>{0} s per photo</source>
      <translation>{0} s por foto</translation>
    </message>
    <message>
      <source>about {0} s left</source>
      <translation>faltan unos {0} s</translation>
    </message>
    <message>
      <source>about {0} min left</source>
      <translation>faltan unos {0} min</translation>
    </message>
    <message>
      <source>{0} photos described</source>
      <translation>{0} fotos descritas</translation>
    </message>
    <message>
      <source>{0} photos answered</source>
      <translation>{0} fotos respondidas</translation>
    </message>
    <message>
      <source>{0} problems</source>
      <translation>{0} problemas</translation>
    </message>
    <message>
      <source>Stopped after {0} photos; what was done stays</source>
      <translation>Detenido tras {0} fotos; lo hecho se conserva</translation>
    </message>
  </context>
  <context>
    <name>Jobs</name>
    <message numerus="yes">
      <source>%n folder(s) watched</source>
      <translation>
        <numerusform>%n carpeta vigilada</numerusform>
        <numerusform>%n carpetas vigiladas</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n offline</source>
      <translation>
        <numerusform>%n sin conexión</numerusform>
        <numerusform>%n sin conexión</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n photo(s) of last time go on</source>
      <translation>
        <numerusform>%n foto de la última vez continúa</numerusform>
        <numerusform>%n fotos de la última vez continúan</numerusform>
      </translation>
    </message>
    <message>
      <source>Nothing is left to be described there</source>
      <translation>Allí no queda nada por describir</translation>
    </message>
    <message>
      <source>compared at {0}</source>
      <translation>comparado a las {0}</translation>
    </message>
    <message>
      <source>{0} is offline; its photos stay known</source>
      <translation>{0} está sin conexión; sus fotos siguen siendo conocidas</translation>
    </message>
    <message>
      <source>{0} is there again</source>
      <translation>{0} vuelve a estar</translation>
    </message>
  </context>
  <context>
    <name>WayOutBox</name>
    <message>
      <source>Quit BlipDesk?</source>
      <translation>¿Salir de BlipDesk?</translation>
    </message>
    <message numerus="yes">
      <source>%n photo(s) still wait for the models.</source>
      <translation>
        <numerusform>%n foto espera aún a los modelos.</numerusform>
        <numerusform>%n fotos esperan aún a los modelos.</numerusform>
      </translation>
    </message>
    <message>
      <source>They stay in the queue: the work goes on when BlipDesk is opened again.</source>
      <translation>Quedan en la cola: el trabajo continuará cuando BlipDesk se abra de nuevo.</translation>
    </message>
    <message>
      <source>Go on next time</source>
      <translation>Continuar la próxima vez</translation>
    </message>
    <message>
      <source>Finish, then quit</source>
      <translation>Terminar y luego salir</translation>
    </message>
  </context>
  <context>
    <name>JobsDialog</name>
    <message>
      <source>Jobs</source>
      <translation>Tareas</translation>
    </message>
    <message>
      <source>Photos in the queue</source>
      <translation>Fotos en la cola</translation>
    </message>
    <message>
      <source>Pause</source>
      <translation>Pausar</translation>
    </message>
    <message>
      <source>Folders</source>
      <translation>Carpetas</translation>
    </message>
    <message>
      <source>Folders whose photos are described; the others rest</source>
      <translation>Carpetas cuyas fotos se describen; las demás descansan</translation>
    </message>
    <message>
      <source>Try all again that failed</source>
      <translation>Reintentar todas las que fallaron</translation>
    </message>
    <message>
      <source>Give up all</source>
      <translation>Abandonar todas</translation>
    </message>
    <message>
      <source>To the front</source>
      <translation>Al principio</translation>
    </message>
    <message>
      <source>To the end</source>
      <translation>Al final</translation>
    </message>
    <message>
      <source>Try again</source>
      <translation>Reintentar</translation>
    </message>
    <message>
      <source>Give up</source>
      <translation>Abandonar</translation>
    </message>
    <message numerus="yes">
      <source>%n photo(s) wait</source>
      <translation>
        <numerusform>%n foto espera</numerusform>
        <numerusform>%n fotos esperan</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>and %n more</source>
      <translation>
        <numerusform>y %n más</numerusform>
        <numerusform>y %n más</numerusform>
      </translation>
    </message>
    <message>
      <source>Ask</source>
      <translation>Preguntar</translation>
    </message>
    <message>
      <source>Describe</source>
      <translation>Describir</translation>
    </message>
    <message>
      <source>waits</source>
      <translation>espera</translation>
    </message>
    <message>
      <source>Photo</source>
      <translation>Foto</translation>
    </message>
    <message>
      <source>What</source>
      <translation>Qué</translation>
    </message>
    <message>
      <source>How it stands</source>
      <translation>Estado</translation>
    </message>
    <message>
      <source>Go on</source>
      <translation>Continuar</translation>
    </message>
    <message numerus="yes">
      <source>the model looks at %n of them</source>
      <translation>
        <numerusform>el modelo mira %n de ellas</numerusform>
        <numerusform>el modelo mira %n de ellas</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n failed</source>
      <translation>
        <numerusform>%n fallida</numerusform>
        <numerusform>%n fallidas</numerusform>
      </translation>
    </message>
    <message>
      <source>paused</source>
      <translation>en pausa</translation>
    </message>
    <message>
      <source>at work</source>
      <translation>en marcha</translation>
    </message>
    <message>
      <source>Looking for photos</source>
      <translation>Buscando fotos</translation>
    </message>
    <message>
      <source>Drawing the sample photos</source>
      <translation>Dibujando las fotos de ejemplo</translation>
    </message>
    <message>
      <source>{0} h</source>
      <translation>{0} h</translation>
    </message>
    <message>
      <source>waiting</source>
      <translation>en espera</translation>
    </message>
    <message>
      <source>done</source>
      <translation>hecho</translation>
    </message>
    <message>
      <source>stopped</source>
      <translation>detenido</translation>
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
      <translation>faltan unos {0}</translation>
    </message>
    <message>
      <source>failed: {0}</source>
      <translation>falló: {0}</translation>
    </message>
    <message>
      <source>about {0}</source>
      <translation>unos {0}</translation>
    </message>
  </context>
  <context>
    <name>KeysDialog</name>
    <message>
      <source>Keys</source>
      <translation>Teclas</translation>
    </message>
    <message>
      <source>EVERYWHERE</source>
      <translation>EN TODAS PARTES</translation>
    </message>
    <message>
      <source>WHILE THE PHOTOS HAVE THE KEYBOARD</source>
      <translation>CUANDO LAS FOTOS TIENEN EL TECLADO</translation>
    </message>
    <message>
      <source>{0} is used twice: {1}, {2}</source>
      <translation>{0} se usa dos veces: {1}, {2}</translation>
    </message>
  </context>
  <context>
    <name>KeywordsEdit</name>
    <message>
      <source>Add a keyword</source>
      <translation>Añadir una palabra clave</translation>
    </message>
    <message>
      <source>Press to remove</source>
      <translation>Pulse para quitar</translation>
    </message>
    <message>
      <source>Keyword {0}; press to remove</source>
      <translation>Palabra clave {0}; pulse para quitar</translation>
    </message>
  </context>
  <context>
    <name>LastWords</name>
    <message numerus="yes">
      <source>What you typed for %n photo(s) could not be saved.</source>
      <translation>
        <numerusform>No se pudo guardar lo que escribió para %n foto.</numerusform>
        <numerusform>No se pudo guardar lo que escribió para %n fotos.</numerusform>
      </translation>
    </message>
    <message>
      <source>Try again</source>
      <translation>Reintentar</translation>
    </message>
    <message>
      <source>Quit</source>
      <translation>Salir</translation>
    </message>
    <message>
      <source>They could not be kept for later either: {0}</source>
      <translation>Tampoco se pudieron guardar para más tarde: {0}</translation>
    </message>
    <message>
      <source>Copy the words</source>
      <translation>Copiar las palabras</translation>
    </message>
    <message>
      <source>The words are kept, and BlipDesk tries again when it is opened next.</source>
      <translation>Las palabras se conservan y BlipDesk volverá a intentarlo la próxima vez que se abra.</translation>
    </message>
  </context>
  <context>
    <name>Leaving</name>
    <message>
      <source>BlipDesk quits when the photos are done</source>
      <translation>BlipDesk se cierra cuando las fotos estén listas</translation>
    </message>
  </context>
  <context>
    <name>LibraryPage</name>
    <message>
      <source>Order of the photos</source>
      <translation>Orden de las fotos</translation>
    </message>
    <message>
      <source>1 photo</source>
      <translation>1 foto</translation>
    </message>
    <message>
      <source>No photo here has all of these words.</source>
      <translation>Ninguna foto de aquí tiene todas estas palabras.</translation>
    </message>
    <message>
      <source>Show all photos</source>
      <translation>Mostrar todas las fotos</translation>
    </message>
    <message>
      <source>Group by day</source>
      <translation>Agrupar por día</translation>
    </message>
    <message>
      <source>Group by folder</source>
      <translation>Agrupar por carpeta</translation>
    </message>
    <message>
      <source>Search results</source>
      <translation>Resultados</translation>
    </message>
    <message>
      <source>Nothing found</source>
      <translation>No se encontró nada</translation>
    </message>
    <message>
      <source>{0} photos</source>
      <translation>{0} fotos</translation>
    </message>
    <message>
      <source>{0}+ photos</source>
      <translation>{0}+ fotos</translation>
    </message>
    <message>
      <source>Show all</source>
      <translation>Mostrar todo</translation>
    </message>
    <message>
      <source>No photos yet</source>
      <translation>Aún no hay fotos</translation>
    </message>
    <message>
      <source>Open a folder: its photos are listed here. Nothing is written into them until you say so.</source>
      <translation>Abra una carpeta: sus fotos aparecen aquí. No se escribe nada en ellas hasta que usted lo diga.</translation>
    </message>
    <message>
      <source>Open a folder</source>
      <translation>Abrir una carpeta</translation>
    </message>
    <message>
      <source>Try with sample photos</source>
      <translation>Probar con fotos de ejemplo</translation>
    </message>
    <message>
      <source>No draft waits for you</source>
      <translation>Ningún borrador le espera</translation>
    </message>
    <message>
      <source>Describe photos to get drafts of captions, alt text and keywords.</source>
      <translation>Describa fotos para obtener borradores de leyendas, textos alternativos y palabras clave.</translation>
    </message>
    <message>
      <source>Did you mean “{0}”?</source>
      <translation>¿Quiso decir «{0}»?</translation>
    </message>
    <message>
      <source>Show photos without alt text</source>
      <translation>Mostrar las fotos sin texto alternativo</translation>
    </message>
    <message>
      <source>Every photo here has alt text</source>
      <translation>Todas las fotos de aquí tienen texto alternativo</translation>
    </message>
    <message>
      <source>No problems</source>
      <translation>Sin problemas</translation>
    </message>
    <message>
      <source>Every photo can be read and written.</source>
      <translation>Todas las fotos se pueden leer y escribir.</translation>
    </message>
    <message>
      <source>No duplicates are known</source>
      <translation>No se conocen duplicados</translation>
    </message>
    <message>
      <source>Nothing here</source>
      <translation>Aquí no hay nada</translation>
    </message>
    <message>
      <source>Search for “{0}”</source>
      <translation>Buscar «{0}»</translation>
    </message>
    <message>
      <source>All photos</source>
      <translation>Todas las fotos</translation>
    </message>
    <message>
      <source>No alt text</source>
      <translation>Sin texto alternativo</translation>
    </message>
    <message>
      <source>Drafts to review</source>
      <translation>Borradores por revisar</translation>
    </message>
    <message>
      <source>Approved</source>
      <translation>Aprobadas</translation>
    </message>
    <message>
      <source>Problems</source>
      <translation>Problemas</translation>
    </message>
    <message>
      <source>Duplicates</source>
      <translation>Duplicados</translation>
    </message>
    <message>
      <source>Newest first</source>
      <translation>Más recientes primero</translation>
    </message>
    <message>
      <source>Oldest first</source>
      <translation>Más antiguas primero</translation>
    </message>
    <message>
      <source>Name</source>
      <translation>Nombre</translation>
    </message>
    <message>
      <source>Rating</source>
      <translation>Valoración</translation>
    </message>
    <message>
      <source>Relevance</source>
      <translation>Relevancia</translation>
    </message>
  </context>
  <context>
    <name>ModelCard</name>
    <message>
      <source>Download</source>
      <translation>Descargar</translation>
    </message>
    <message>
      <source>Pause</source>
      <translation>Pausar</translation>
    </message>
    <message>
      <source>Cancel</source>
      <translation>Cancelar</translation>
    </message>
    <message>
      <source>Asking for the files</source>
      <translation>Consultando los archivos</translation>
    </message>
    <message>
      <source>optional</source>
      <translation>opcional</translation>
    </message>
    <message>
      <source>On this disk</source>
      <translation>En este disco</translation>
    </message>
    <message>
      <source>Deleting what has arrived</source>
      <translation>Se borra lo que había llegado</translation>
    </message>
    <message>
      <source>Go on</source>
      <translation>Continuar</translation>
    </message>
    <message>
      <source>{0} (recommended)</source>
      <translation>{0} (recomendado)</translation>
    </message>
    <message>
      <source>Download of {0}</source>
      <translation>Descarga de {0}</translation>
    </message>
    <message>
      <source>Download {0}</source>
      <translation>Descargar {0}</translation>
    </message>
    <message>
      <source>Cancel the download of {0}</source>
      <translation>Cancelar la descarga de {0}</translation>
    </message>
    <message>
      <source>{0} on disk</source>
      <translation>{0} en disco</translation>
    </message>
    <message>
      <source>{0} of {1}</source>
      <translation>{0} de {1}</translation>
    </message>
    <message>
      <source>Paused; what has arrived stays</source>
      <translation>En pausa; lo recibido se conserva</translation>
    </message>
    <message>
      <source>needs {0} of memory</source>
      <translation>necesita {0} de memoria</translation>
    </message>
    <message>
      <source>{0} photos a minute here</source>
      <translation>{0} fotos por minuto aquí</translation>
    </message>
    <message>
      <source>{0} a second</source>
      <translation>{0} por segundo</translation>
    </message>
    <message>
      <source>{0} min left</source>
      <translation>faltan {0} min</translation>
    </message>
    <message>
      <source>Short, plain captions.</source>
      <translation>Leyendas cortas y sencillas.</translation>
    </message>
    <message>
      <source>More detail in the captions, and slower.</source>
      <translation>Leyendas más detalladas, y más lento.</translation>
    </message>
    <message>
      <source>Answers questions about a photo.</source>
      <translation>Responde preguntas sobre una foto.</translation>
    </message>
    <message>
      <source>Says how well a caption fits, and finds photos by meaning.</source>
      <translation>Dice lo bien que encaja una leyenda y encuentra fotos por su significado.</translation>
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
      <translation>BLIP para preguntas</translation>
    </message>
    <message>
      <source>BLIP for matching</source>
      <translation>BLIP para comparar</translation>
    </message>
  </context>
  <context>
    <name>ModelCards</name>
    <message>
      <source>A folder with a BLIP model</source>
      <translation>Una carpeta con un modelo BLIP</translation>
    </message>
    <message>
      <source>A bundle from another machine</source>
      <translation>Un paquete de otro equipo</translation>
    </message>
    <message>
      <source>Copying and checking</source>
      <translation>Copiando y comprobando</translation>
    </message>
    <message>
      <source>Use a model folder…</source>
      <translation>Usar una carpeta de modelo…</translation>
    </message>
    <message>
      <source>Import a bundle…</source>
      <translation>Importar un paquete…</translation>
    </message>
    <message>
      <source>The model is ready</source>
      <translation>El modelo está listo</translation>
    </message>
  </context>
  <context>
    <name>Navigation</name>
    <message>
      <source>The search was saved in the list at the side</source>
      <translation>La búsqueda se guardó en la lista del lateral</translation>
    </message>
    <message>
      <source>The photo is no longer in the list</source>
      <translation>La foto ya no está en la lista</translation>
    </message>
  </context>
  <context>
    <name>NotSaved</name>
    <message>
      <source>Try again</source>
      <translation>Reintentar</translation>
    </message>
    <message>
      <source>Discard</source>
      <translation>Descartar</translation>
    </message>
    <message>
      <source>Discard the words that are not saved</source>
      <translation>Descartar las palabras sin guardar</translation>
    </message>
    <message>
      <source>Not saved; your words are kept here. {0}</source>
      <translation>Sin guardar; sus palabras se conservan aquí. {0}</translation>
    </message>
  </context>
  <context>
    <name>Outside</name>
    <message>
      <source>{0} cannot be started; see the setting files.programs</source>
      <translation>{0} no se puede iniciar; vea el ajuste files.programs</translation>
    </message>
    <message>
      <source>No program is there that opens {0}</source>
      <translation>No hay ningún programa que abra {0}</translation>
    </message>
    <message>
      <source>No file manager is there that shows {0}</source>
      <translation>No hay ningún gestor de archivos que muestre {0}</translation>
    </message>
  </context>
  <context>
    <name>PacksDialog</name>
    <message>
      <source>Answers to choose from follow after a bar: Inside or outside? | in | out</source>
      <translation>Las respuestas a elegir siguen tras una barra: Inside or outside? | in | out</translation>
    </message>
    <message>
      <source>Packs of questions</source>
      <translation>Series de preguntas</translation>
    </message>
    <message>
      <source>Name of the pack</source>
      <translation>Nombre de la serie</translation>
    </message>
    <message>
      <source>Questions, one a line</source>
      <translation>Preguntas, una por línea, en inglés</translation>
    </message>
    <message>
      <source>New pack</source>
      <translation>Serie nueva</translation>
    </message>
    <message>
      <source>Remove</source>
      <translation>Quitar</translation>
    </message>
    <message>
      <source>Examples</source>
      <translation>Ejemplos</translation>
    </message>
    <message>
      <source>Bring back the packs that every library begins with</source>
      <translation>Recuperar las series con que empieza cada biblioteca</translation>
    </message>
    <message>
      <source>Name</source>
      <translation>Nombre</translation>
    </message>
    <message>
      <source>Without a name</source>
      <translation>Sin nombre</translation>
    </message>
  </context>
  <context>
    <name>PhotoVerbs</name>
    <message>
      <source>The alt text was copied</source>
      <translation>Se copió el texto alternativo</translation>
    </message>
  </context>
  <context>
    <name>LookPage</name>
    <message>
      <source>Language and size of text change when BlipDesk is started again.</source>
      <translation>El idioma y el tamaño del texto cambian al volver a iniciar BlipDesk.</translation>
    </message>
    <message>
      <source>Nothing in the window moves by itself but the bars of progress.</source>
      <translation>Nada se mueve solo en la ventana salvo las barras de progreso.</translation>
    </message>
    <message>
      <source>Theme</source>
      <translation>Tema</translation>
    </message>
    <message>
      <source>As the system</source>
      <translation>Como el sistema</translation>
    </message>
    <message>
      <source>Language</source>
      <translation>Idioma</translation>
    </message>
    <message>
      <source>Size of text</source>
      <translation>Tamaño del texto</translation>
    </message>
    <message>
      <source>Light</source>
      <translation>Claro</translation>
    </message>
    <message>
      <source>Dark</source>
      <translation>Oscuro</translation>
    </message>
    <message>
      <source>High contrast</source>
      <translation>Alto contraste</translation>
    </message>
  </context>
  <context>
    <name>StoragePage</name>
    <message>
      <source>Can be fetched again</source>
      <translation>Se puede volver a obtener</translation>
    </message>
    <message>
      <source>Clear</source>
      <translation>Vaciar</translation>
    </message>
    <message>
      <source>Together {0}</source>
      <translation>En total {0}</translation>
    </message>
    <message>
      <source>Index</source>
      <translation>Índice</translation>
    </message>
    <message>
      <source>What is known of your photos, and the drafts</source>
      <translation>Lo que se sabe de sus fotos, y los borradores</translation>
    </message>
    <message>
      <source>Thumbnails</source>
      <translation>Miniaturas</translation>
    </message>
    <message>
      <source>Are made again when needed</source>
      <translation>Se hacen de nuevo cuando hacen falta</translation>
    </message>
    <message>
      <source>Search by meaning</source>
      <translation>Búsqueda por significado</translation>
    </message>
    <message>
      <source>Is made again from the index when needed</source>
      <translation>Se hace de nuevo a partir del índice cuando hace falta</translation>
    </message>
    <message>
      <source>Copies of the index</source>
      <translation>Copias del índice</translation>
    </message>
    <message>
      <source>The newest one stays</source>
      <translation>La más reciente se conserva</translation>
    </message>
    <message>
      <source>Log</source>
      <translation>Registro</translation>
    </message>
    <message>
      <source>Tells what went wrong</source>
      <translation>Dice qué salió mal</translation>
    </message>
    <message>
      <source>Clear: {0}</source>
      <translation>Vaciar: {0}</translation>
    </message>
  </context>
  <context>
    <name>PrivacyPage</name>
    <message>
      <source>No photo, caption, question or statistic is sent anywhere.</source>
      <translation>Ninguna foto, leyenda, pregunta ni estadística se envía a ninguna parte.</translation>
    </message>
    <message>
      <source>The network is used for one thing: downloading a model when you press its button. The part that runs the models has no network at all.</source>
      <translation>La red se usa para una sola cosa: descargar un modelo cuando usted pulsa su botón. La parte que ejecuta los modelos no tiene red alguna.</translation>
    </message>
    <message>
      <source>Nothing leaves this machine</source>
      <translation>Nada sale de este equipo</translation>
    </message>
    <message>
      <source>In your photos</source>
      <translation>En sus fotos</translation>
    </message>
    <message>
      <source>Captions, alt text, keywords and answers, as the page about writing says.</source>
      <translation>Leyendas, textos alternativos, palabras clave y respuestas, como dice la página sobre la escritura.</translation>
    </message>
    <message>
      <source>In the library</source>
      <translation>En la biblioteca</translation>
    </message>
    <message>
      <source>An index of your photos' words, drafts, small pictures, the history of writes, settings and models.</source>
      <translation>Un índice de las palabras de sus fotos, borradores, imágenes pequeñas, el historial de escrituras, ajustes y modelos.</translation>
    </message>
    <message>
      <source>Where the library is</source>
      <translation>Dónde está la biblioteca</translation>
    </message>
  </context>
  <context>
    <name>KeysPage</name>
    <message>
      <source>Every command has keys that can be changed. Letters act only while the photos have the keyboard.</source>
      <translation>Cada orden tiene teclas que se pueden cambiar. Las letras solo actúan cuando las fotos tienen el teclado.</translation>
    </message>
    <message>
      <source>Show and change keys…</source>
      <translation>Ver y cambiar las teclas…</translation>
    </message>
  </context>
  <context>
    <name>PreferencesDialog</name>
    <message>
      <source>Preferences</source>
      <translation>Preferencias</translation>
    </message>
    <message>
      <source>Search settings</source>
      <translation>Buscar ajustes</translation>
    </message>
    <message>
      <source>Groups of settings</source>
      <translation>Grupos de ajustes</translation>
    </message>
    <message>
      <source>Look</source>
      <translation>Aspecto</translation>
    </message>
    <message>
      <source>Keys</source>
      <translation>Teclas</translation>
    </message>
    <message>
      <source>Storage</source>
      <translation>Almacenamiento</translation>
    </message>
    <message>
      <source>Privacy</source>
      <translation>Privacidad</translation>
    </message>
    <message>
      <source>MODELS ON THIS COMPUTER</source>
      <translation>MODELOS EN ESTE EQUIPO</translation>
    </message>
    <message>
      <source>What a machine's words lead to</source>
      <translation>Adónde van las palabras de la máquina</translation>
    </message>
  </context>
  <context>
    <name>RenameDialog</name>
    <message>
      <source>{name}, {date}, {time}, {camera}, {caption} and {counter} stand for the photo's own; everything else stays as it is.</source>
      <translation>{name}, {date}, {time}, {camera}, {caption} y {counter} representan lo propio de la foto; todo lo demás queda como está.</translation>
    </message>
    <message>
      <source>Rename</source>
      <translation>Renombrar</translation>
    </message>
    <message>
      <source>Pattern of the new names</source>
      <translation>Patrón de los nombres nuevos</translation>
    </message>
    <message>
      <source>New names</source>
      <translation>Nombres nuevos</translation>
    </message>
    <message>
      <source>Now</source>
      <translation>Ahora</translation>
    </message>
    <message>
      <source>Then</source>
      <translation>Después</translation>
    </message>
  </context>
  <context>
    <name>ReviewPage</name>
    <message>
      <source>Review</source>
      <translation>Revisar</translation>
    </message>
    <message>
      <source>Approved</source>
      <translation>Aprobadas</translation>
    </message>
    <message>
      <source>Rejected</source>
      <translation>Rechazada</translation>
    </message>
    <message>
      <source>Decorative</source>
      <translation>Decorativa</translation>
    </message>
    <message numerus="yes">
      <source>%n photo(s) approved</source>
      <translation>
        <numerusform>%n foto aprobada</numerusform>
        <numerusform>%n fotos aprobadas</numerusform>
      </translation>
    </message>
    <message>
      <source>Undone</source>
      <translation>Deshecha</translation>
    </message>
  </context>
  <context>
    <name>ReviewPanel</name>
    <message>
      <source>Alt text</source>
      <translation>Texto alternativo</translation>
    </message>
    <message>
      <source>Ask a question about this photo</source>
      <translation>Haga una pregunta sobre esta foto</translation>
    </message>
    <message>
      <source>Question</source>
      <translation>Pregunta</translation>
    </message>
    <message>
      <source>Approve and next</source>
      <translation>Aprobar y siguiente</translation>
    </message>
    <message>
      <source>Reject</source>
      <translation>Rechazar</translation>
    </message>
    <message>
      <source>New draft</source>
      <translation>Nuevo borrador</translation>
    </message>
    <message>
      <source>Decorative</source>
      <translation>Decorativa</translation>
    </message>
    <message>
      <source>Approve all that fit well…</source>
      <translation>Aprobar todas las que encajan bien…</translation>
    </message>
    <message>
      <source>Worst first</source>
      <translation>Las peores primero</translation>
    </message>
    <message>
      <source>Order of the review</source>
      <translation>Orden de la revisión</translation>
    </message>
    <message>
      <source>Alt text draft</source>
      <translation>Borrador del texto alternativo</translation>
    </message>
    <message>
      <source>OTHER DRAFTS</source>
      <translation>OTROS BORRADORES</translation>
    </message>
    <message>
      <source>It needs no alt text, such as a border or a mood picture</source>
      <translation>No necesita texto alternativo, como un marco o una imagen de ambiente</translation>
    </message>
    <message>
      <source>CAPTION</source>
      <translation>LEYENDA</translation>
    </message>
    <message>
      <source>KEYWORDS</source>
      <translation>PALABRAS CLAVE</translation>
    </message>
    <message>
      <source>ASK ABOUT THIS PHOTO</source>
      <translation>PREGUNTAR SOBRE ESTA FOTO</translation>
    </message>
    <message>
      <source>approve</source>
      <translation>aprobar</translation>
    </message>
    <message>
      <source>edit</source>
      <translation>editar</translation>
    </message>
    <message>
      <source>reject</source>
      <translation>rechazar</translation>
    </message>
    <message>
      <source>new draft</source>
      <translation>nuevo borrador</translation>
    </message>
    <message>
      <source>skip</source>
      <translation>omitir</translation>
    </message>
    <message>
      <source>decorative</source>
      <translation>decorativa</translation>
    </message>
    <message>
      <source>undo</source>
      <translation>deshacer</translation>
    </message>
    <message>
      <source>fits {0}</source>
      <translation>encaja {0}</translation>
    </message>
    <message>
      <source>press {0}</source>
      <translation>pulse {0}</translation>
    </message>
  </context>
  <context>
    <name>ReviewView</name>
    <message>
      <source>That was the last one</source>
      <translation>Esa era la última</translation>
    </message>
    <message>
      <source>Back to the library</source>
      <translation>Volver a la biblioteca</translation>
    </message>
    <message>
      <source>No draft waits for you</source>
      <translation>Ningún borrador le espera</translation>
    </message>
    <message>
      <source>Describe photos to get drafts of captions, alt text and keywords.</source>
      <translation>Describa fotos para obtener borradores de leyendas, textos alternativos y palabras clave.</translation>
    </message>
    <message>
      <source>Look again</source>
      <translation>Mirar de nuevo</translation>
    </message>
    <message>
      <source>{0} of {1}</source>
      <translation>{0} de {1}</translation>
    </message>
    <message>
      <source>{0} photos decided, {1} left for later.</source>
      <translation>{0} fotos decididas, {1} para más tarde.</translation>
    </message>
    <message>
      <source>By folder</source>
      <translation>Por carpeta</translation>
    </message>
    <message>
      <source>Worst first</source>
      <translation>Las peores primero</translation>
    </message>
  </context>
  <context>
    <name>SearchBar</name>
    <message>
      <source>Search alt text, captions, keywords, file names</source>
      <translation>Buscar textos, leyendas, palabras clave, nombres</translation>
    </message>
    <message>
      <source>Search</source>
      <translation>Buscar</translation>
    </message>
    <message>
      <source>How to search</source>
      <translation>Cómo buscar</translation>
    </message>
    <message>
      <source>Save this search</source>
      <translation>Guardar esta búsqueda</translation>
    </message>
    <message>
      <source>both words, anywhere</source>
      <translation>ambas palabras, en cualquier parte</translation>
    </message>
    <message>
      <source>these words in this order</source>
      <translation>estas palabras en este orden</translation>
    </message>
    <message>
      <source>one of them</source>
      <translation>una de ellas</translation>
    </message>
    <message>
      <source>without a word</source>
      <translation>sin una palabra</translation>
    </message>
    <message>
      <source>beginning with sun</source>
      <translation>que empieza por sun</translation>
    </message>
    <message>
      <source>only there: caption, alt, title, keyword, answer, file, folder</source>
      <translation>solo allí: caption, alt, title, keyword, answer, file, folder</translation>
    </message>
    <message>
      <source>what a photo lacks or has</source>
      <translation>lo que a una foto le falta o tiene</translation>
    </message>
    <message>
      <source>how far its words are</source>
      <translation>cómo van sus palabras</translation>
    </message>
    <message>
      <source>when it was taken</source>
      <translation>cuándo se hizo</translation>
    </message>
    <message>
      <source>stars and camera</source>
      <translation>estrellas y cámara</translation>
    </message>
    <message>
      <source>who wrote the words</source>
      <translation>quién escribió las palabras</translation>
    </message>
  </context>
  <context>
    <name>Sidebar</name>
    <message>
      <source>Lists and folders</source>
      <translation>Listas y carpetas</translation>
    </message>
    <message>
      <source>LIBRARY</source>
      <translation>BIBLIOTECA</translation>
    </message>
    <message numerus="yes">
      <source>%n photo(s)</source>
      <translation>
        <numerusform>%n foto</numerusform>
        <numerusform>%n fotos</numerusform>
      </translation>
    </message>
    <message>
      <source>SAVED SEARCHES</source>
      <translation>BÚSQUEDAS GUARDADAS</translation>
    </message>
    <message>
      <source>FOLDERS</source>
      <translation>CARPETAS</translation>
    </message>
    <message>
      <source>Look for new photos</source>
      <translation>Buscar fotos nuevas</translation>
    </message>
    <message>
      <source>{0} (offline)</source>
      <translation>{0} (sin conexión)</translation>
    </message>
    <message>
      <source>Take out of the library (nothing is deleted)</source>
      <translation>Quitar de la biblioteca (no se borra nada)</translation>
    </message>
    <message>
      <source>Forget this search</source>
      <translation>Olvidar esta búsqueda</translation>
    </message>
    <message>
      <source>All photos</source>
      <translation>Todas las fotos</translation>
    </message>
    <message>
      <source>No alt text</source>
      <translation>Sin texto alternativo</translation>
    </message>
    <message>
      <source>Drafts to review</source>
      <translation>Borradores por revisar</translation>
    </message>
    <message>
      <source>Approved</source>
      <translation>Aprobadas</translation>
    </message>
    <message>
      <source>Problems</source>
      <translation>Problemas</translation>
    </message>
    <message>
      <source>Duplicates</source>
      <translation>Duplicados</translation>
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
      <translation>Atrás</translation>
    </message>
    <message>
      <source>Photo before</source>
      <translation>Foto anterior</translation>
    </message>
    <message>
      <source>Next photo</source>
      <translation>Foto siguiente</translation>
    </message>
    <message>
      <source>Every pixel</source>
      <translation>Cada píxel</translation>
    </message>
    <message>
      <source>{0} of {1}</source>
      <translation>{0} de {1}</translation>
    </message>
  </context>
  <context>
    <name>TopBar</name>
    <message>
      <source>Lists and folders</source>
      <translation>Listas y carpetas</translation>
    </message>
    <message>
      <source>Open a folder</source>
      <translation>Abrir una carpeta</translation>
    </message>
    <message>
      <source>Library</source>
      <translation>Biblioteca</translation>
    </message>
    <message>
      <source>Review</source>
      <translation>Revisar</translation>
    </message>
    <message>
      <source>Undo</source>
      <translation>Deshacer</translation>
    </message>
    <message>
      <source>Describe</source>
      <translation>Describir</translation>
    </message>
    <message>
      <source>Inspector</source>
      <translation>Inspector</translation>
    </message>
    <message>
      <source>More</source>
      <translation>Más</translation>
    </message>
    <message>
      <source>Describe 1 photo</source>
      <translation>Describir 1 foto</translation>
    </message>
    <message>
      <source>Write drafts of caption, alt text and keywords (D)</source>
      <translation>Escribir borradores de leyenda, texto alternativo y palabras clave (D)</translation>
    </message>
    <message>
      <source>Review {0}</source>
      <translation>Revisar {0}</translation>
    </message>
    <message>
      <source>Describe {0} photos</source>
      <translation>Describir {0} fotos</translation>
    </message>
  </context>
  <context>
    <name>Tray</name>
    <message>
      <source>Open BlipDesk</source>
      <translation>Abrir BlipDesk</translation>
    </message>
    <message>
      <source>Pause</source>
      <translation>Pausar</translation>
    </message>
    <message>
      <source>Quit</source>
      <translation>Salir</translation>
    </message>
    <message numerus="yes">
      <source>%n photo(s) done</source>
      <translation>
        <numerusform>%n foto lista</numerusform>
        <numerusform>%n fotos listas</numerusform>
      </translation>
    </message>
    <message>
      <source>BlipDesk goes on here. Its menu opens the window again.</source>
      <translation>BlipDesk sigue aquí. Su menú vuelve a abrir la ventana.</translation>
    </message>
    <message>
      <source>Go on</source>
      <translation>Continuar</translation>
    </message>
    <message numerus="yes">
      <source>BlipDesk: %n photo(s) wait</source>
      <translation>
        <numerusform>BlipDesk: %n foto espera</numerusform>
        <numerusform>BlipDesk: %n fotos esperan</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n failed</source>
      <translation>
        <numerusform>%n fallida</numerusform>
        <numerusform>%n fallidas</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>Trouble</name>
    <message>
      <source>The library's index is damaged. Your photos are not affected: their words are in the files.</source>
      <translation>El índice de la biblioteca está dañado. Sus fotos no se ven afectadas: sus textos están en los archivos.</translation>
    </message>
    <message>
      <source>BlipDesk can repair it: it takes the newest good copy of the index and everything that can still be read, and looks through your photos again. The damaged index is kept.</source>
      <translation>BlipDesk puede repararlo: toma la copia buena más reciente del índice y todo lo que aún se pueda leer, y vuelve a revisar sus fotos. El índice dañado se conserva.</translation>
    </message>
    <message>
      <source>Another program is using the library.</source>
      <translation>Otro programa está usando la biblioteca.</translation>
    </message>
    <message>
      <source>The library cannot be opened.</source>
      <translation>No se puede abrir la biblioteca.</translation>
    </message>
    <message>
      <source>Repairing the index. Your photos are only read.</source>
      <translation>Reparando el índice. Sus fotos solo se leen.</translation>
    </message>
    <message>
      <source>Your photos are being looked through again now.</source>
      <translation>Ahora se vuelven a mirar sus fotos.</translation>
    </message>
    <message>
      <source>The library can be used again.</source>
      <translation>La biblioteca se puede usar de nuevo.</translation>
    </message>
    <message>
      <source>The index could not be repaired.</source>
      <translation>El índice no se pudo reparar.</translation>
    </message>
    <message>
      <source>Try again</source>
      <translation>Reintentar</translation>
    </message>
    <message>
      <source>Repair now</source>
      <translation>Reparar ahora</translation>
    </message>
    <message>
      <source>Close it, then try again.</source>
      <translation>Ciérrelo e inténtelo de nuevo.</translation>
    </message>
    <message>
      <source>{0} entries of the damaged index were kept.</source>
      <translation>Se conservaron {0} entradas del índice dañado.</translation>
    </message>
    <message>
      <source>The damaged index: {0}</source>
      <translation>El índice dañado: {0}</translation>
    </message>
    <message>
      <source>The copy {0} was used.</source>
      <translation>Se usó la copia {0}.</translation>
    </message>
  </context>
  <context>
    <name>Window</name>
    <message>
      <source>Undo (Ctrl+Z)</source>
      <translation>Deshacer (Ctrl+Z)</translation>
    </message>
    <message>
      <source>That did not work</source>
      <translation>Eso no funcionó</translation>
    </message>
    <message>
      <source>Saved</source>
      <translation>Guardado</translation>
    </message>
    <message numerus="yes">
      <source>%n file(s) done</source>
      <translation>
        <numerusform>%n archivo listo</numerusform>
        <numerusform>%n archivos listos</numerusform>
      </translation>
    </message>
    <message>
      <source>Saving what you typed…</source>
      <translation>Guardando lo que ha escrito…</translation>
    </message>
    <message>
      <source>Undo: {0} (Ctrl+Z)</source>
      <translation>Deshacer: {0} (Ctrl+Z)</translation>
    </message>
  </context>
  <context>
    <name>Commands</name>
    <message>
      <source>Open a folder…</source>
      <translation>Abrir una carpeta…</translation>
    </message>
    <message>
      <source>Look for changes</source>
      <translation>Buscar cambios</translation>
    </message>
    <message>
      <source>Search</source>
      <translation>Buscar</translation>
    </message>
    <message>
      <source>Undo</source>
      <translation>Deshacer</translation>
    </message>
    <message>
      <source>Redo</source>
      <translation>Rehacer</translation>
    </message>
    <message>
      <source>Library</source>
      <translation>Biblioteca</translation>
    </message>
    <message>
      <source>Review</source>
      <translation>Revisar</translation>
    </message>
    <message>
      <source>Show lists and folders</source>
      <translation>Mostrar listas y carpetas</translation>
    </message>
    <message>
      <source>Show the inspector</source>
      <translation>Mostrar el inspector</translation>
    </message>
    <message>
      <source>Jobs</source>
      <translation>Tareas</translation>
    </message>
    <message>
      <source>Next part of the window</source>
      <translation>Parte siguiente de la ventana</translation>
    </message>
    <message>
      <source>Full screen</source>
      <translation>Pantalla completa</translation>
    </message>
    <message>
      <source>Preferences</source>
      <translation>Preferencias</translation>
    </message>
    <message>
      <source>Keys</source>
      <translation>Teclas</translation>
    </message>
    <message>
      <source>Quit</source>
      <translation>Salir</translation>
    </message>
    <message>
      <source>Describe</source>
      <translation>Describir</translation>
    </message>
    <message>
      <source>Edit alt text</source>
      <translation>Editar el texto alternativo</translation>
    </message>
    <message>
      <source>Edit keywords</source>
      <translation>Editar las palabras clave</translation>
    </message>
    <message>
      <source>Ask a question</source>
      <translation>Hacer una pregunta</translation>
    </message>
    <message>
      <source>Approve</source>
      <translation>Aprobar</translation>
    </message>
    <message>
      <source>Reject</source>
      <translation>Rechazar</translation>
    </message>
    <message>
      <source>New draft</source>
      <translation>Nuevo borrador</translation>
    </message>
    <message>
      <source>Rename…</source>
      <translation>Cambiar el nombre…</translation>
    </message>
    <message>
      <source>Copy files</source>
      <translation>Copiar archivos</translation>
    </message>
    <message>
      <source>Cut files</source>
      <translation>Cortar archivos</translation>
    </message>
    <message>
      <source>Paste files into this folder</source>
      <translation>Pegar archivos en esta carpeta</translation>
    </message>
    <message>
      <source>Move to…</source>
      <translation>Mover a…</translation>
    </message>
    <message>
      <source>Copy to…</source>
      <translation>Copiar a…</translation>
    </message>
    <message>
      <source>New folder…</source>
      <translation>Carpeta nueva…</translation>
    </message>
    <message>
      <source>Delete to the trash</source>
      <translation>Mover a la papelera</translation>
    </message>
    <message>
      <source>Copy alt text</source>
      <translation>Copiar el texto alternativo</translation>
    </message>
    <message>
      <source>Open with the usual program</source>
      <translation>Abrir con el programa habitual</translation>
    </message>
    <message>
      <source>Show in the file manager</source>
      <translation>Mostrar en el gestor de archivos</translation>
    </message>
    <message>
      <source>Larger pictures</source>
      <translation>Imágenes más grandes</translation>
    </message>
    <message>
      <source>Smaller pictures</source>
      <translation>Imágenes más pequeñas</translation>
    </message>
    <message>
      <source>Choose all</source>
      <translation>Elegir todas</translation>
    </message>
  </context>
  <context>
    <name>State</name>
    <message>
      <source>Cannot be read</source>
      <translation>No se puede leer</translation>
    </message>
    <message>
      <source>File is gone</source>
      <translation>El archivo ya no está</translation>
    </message>
    <message>
      <source>Offline</source>
      <translation>Sin conexión</translation>
    </message>
    <message>
      <source>Problem</source>
      <translation>Problema</translation>
    </message>
    <message>
      <source>AI draft</source>
      <translation>Borrador de IA</translation>
    </message>
    <message>
      <source>Decorative</source>
      <translation>Decorativa</translation>
    </message>
    <message>
      <source>Approved</source>
      <translation>Aprobadas</translation>
    </message>
    <message>
      <source>AI text</source>
      <translation>Texto de IA</translation>
    </message>
    <message>
      <source>No alt text</source>
      <translation>Sin texto alternativo</translation>
    </message>
  </context>
  <context>
    <name>QuestionPack</name>
    <message>
      <source>For alt text</source>
      <translation>Para el texto alternativo</translation>
    </message>
    <message>
      <source>Place and light</source>
      <translation>Lugar y luz</translation>
    </message>
    <message>
      <source>Does it need alt text?</source>
      <translation>¿Necesita texto alternativo?</translation>
    </message>
  </context>
  <context>
    <name>Setting</name>
    <message>
      <source>Models</source>
      <translation>Modelos</translation>
    </message>
    <message>
      <source>Speed and memory</source>
      <translation>Velocidad y memoria</translation>
    </message>
    <message>
      <source>Captions</source>
      <translation>Leyendas</translation>
    </message>
    <message>
      <source>Writing</source>
      <translation>Escritura</translation>
    </message>
    <message>
      <source>Folders</source>
      <translation>Carpetas</translation>
    </message>
    <message>
      <source>Watching</source>
      <translation>Vigilancia</translation>
    </message>
    <message>
      <source>Window</source>
      <translation>Ventana</translation>
    </message>
    <message>
      <source>Other programs</source>
      <translation>Otros programas</translation>
    </message>
    <message>
      <source>In the background</source>
      <translation>En segundo plano</translation>
    </message>
    <message>
      <source>Model for captions</source>
      <translation>Modelo para leyendas</translation>
    </message>
    <message>
      <source>Model for questions</source>
      <translation>Modelo para preguntas</translation>
    </message>
    <message>
      <source>Model for matching</source>
      <translation>Modelo para comparar</translation>
    </message>
    <message>
      <source>Device</source>
      <translation>Dispositivo</translation>
    </message>
    <message>
      <source>Number format</source>
      <translation>Formato numérico</translation>
    </message>
    <message>
      <source>CPU threads</source>
      <translation>Hilos de CPU</translation>
    </message>
    <message>
      <source>Photos at a time</source>
      <translation>Fotos a la vez</translation>
    </message>
    <message>
      <source>Longest time for a photo</source>
      <translation>Tiempo máximo por foto</translation>
    </message>
    <message>
      <source>Memory is given back after</source>
      <translation>La memoria se libera tras</translation>
    </message>
    <message>
      <source>Captions to choose from</source>
      <translation>Leyendas a elegir</translation>
    </message>
    <message>
      <source>Beams</source>
      <translation>Haces</translation>
    </message>
    <message>
      <source>No repeated words</source>
      <translation>Sin repeticiones</translation>
    </message>
    <message>
      <source>Longest caption</source>
      <translation>Leyenda más larga</translation>
    </message>
    <message>
      <source>When words are written</source>
      <translation>Cuándo se escriben las palabras</translation>
    </message>
    <message>
      <source>Wait before writing</source>
      <translation>Espera antes de escribir</translation>
    </message>
    <message>
      <source>Keywords</source>
      <translation>Palabras clave</translation>
    </message>
    <message>
      <source>Answers</source>
      <translation>Respuestas</translation>
    </message>
    <message>
      <source>Keep the file's date</source>
      <translation>Conservar la fecha del archivo</translation>
    </message>
    <message>
      <source>Sidecar files</source>
      <translation>Archivos adjuntos (XMP)</translation>
    </message>
    <message>
      <source>Name of a sidecar</source>
      <translation>Nombre de un archivo adjunto</translation>
    </message>
    <message>
      <source>Write into hard links</source>
      <translation>Escribir en enlaces duros</translation>
    </message>
    <message>
      <source>Write into signed photos</source>
      <translation>Escribir en fotos firmadas</translation>
    </message>
    <message>
      <source>Keep the original</source>
      <translation>Conservar el original</translation>
    </message>
    <message>
      <source>Write into DNG files</source>
      <translation>Escribir en archivos DNG</translation>
    </message>
    <message>
      <source>Vocabulary</source>
      <translation>Vocabulario</translation>
    </message>
    <message>
      <source>Keywords outside of it</source>
      <translation>Palabras clave ajenas</translation>
    </message>
    <message>
      <source>Keywords above a keyword</source>
      <translation>Palabras clave superiores</translation>
    </message>
    <message>
      <source>History in the photo</source>
      <translation>Historial en la foto</translation>
    </message>
    <message>
      <source>Let exiftool help</source>
      <translation>Dejar que exiftool ayude</translation>
    </message>
    <message>
      <source>Left out</source>
      <translation>Omitidos</translation>
    </message>
    <message>
      <source>Smallest file</source>
      <translation>Archivo más pequeño</translation>
    </message>
    <message>
      <source>Patience with slow disks</source>
      <translation>Paciencia con discos lentos</translation>
    </message>
    <message>
      <source>Watch while the window is open</source>
      <translation>Vigilar con la ventana abierta</translation>
    </message>
    <message>
      <source>Look at everything every</source>
      <translation>Mirarlo todo cada</translation>
    </message>
    <message>
      <source>Network drives every</source>
      <translation>Unidades de red cada</translation>
    </message>
    <message>
      <source>Quiet hours</source>
      <translation>Horas de silencio</translation>
    </message>
    <message>
      <source>Only on mains power</source>
      <translation>Solo con corriente</translation>
    </message>
    <message>
      <source>Describe new photos by themselves</source>
      <translation>Describir solas las fotos nuevas</translation>
    </message>
    <message>
      <source>Programs to open photos with</source>
      <translation>Programas para abrir fotos</translation>
    </message>
    <message>
      <source>Stay in the tray</source>
      <translation>Quedar en la bandeja</translation>
    </message>
    <message>
      <source>Automatic</source>
      <translation>Automático</translation>
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
      <translation>Sobre palabras de una máquina</translation>
    </message>
    <message>
      <source>Beside those that are there</source>
      <translation>Junto a las que ya están</translation>
    </message>
    <message>
      <source>Where nothing stands</source>
      <translation>Donde no hay nada</translation>
    </message>
    <message>
      <source>Never</source>
      <translation>Nunca</translation>
    </message>
    <message>
      <source>Always</source>
      <translation>Siempre</translation>
    </message>
    <message>
      <source>Where a photo cannot be written</source>
      <translation>Si la foto no se puede</translation>
    </message>
    <message>
      <source>Write them</source>
      <translation>Escribirlas</translation>
    </message>
    <message>
      <source>Leave out a machine's</source>
      <translation>Omitir las de una máquina</translation>
    </message>
    <message>
      <source>Refuse all of them</source>
      <translation>Rechazarlas todas</translation>
    </message>
    <message>
      <source>Nothing more</source>
      <translation>Nada más</translation>
    </message>
    <message>
      <source>The path, for Lightroom</source>
      <translation>La ruta, para Lightroom</translation>
    </message>
    <message>
      <source>As keywords too</source>
      <translation>También como palabras clave</translation>
    </message>
    <message>
      <source>At once, where nothing stands</source>
      <translation>Enseguida, donde no hay nada</translation>
    </message>
    <message>
      <source>Once I have approved them</source>
      <translation>Cuando las he aprobado</translation>
    </message>
    <message>
      <source>Model that writes captions: a Hub id or a folder.</source>
      <translation>Modelo que escribe leyendas: un identificador del Hub o una carpeta.</translation>
    </message>
    <message>
      <source>Model that answers questions: a Hub id or a folder.</source>
      <translation>Modelo que responde preguntas: un identificador del Hub o una carpeta.</translation>
    </message>
    <message>
      <source>Model that scores captions (used where it is installed): a Hub id or a folder.</source>
      <translation>Modelo que puntúa leyendas (donde está instalado): un identificador del Hub o una carpeta.</translation>
    </message>
    <message>
      <source>Where the models run.</source>
      <translation>Dónde funcionan los modelos.</translation>
    </message>
    <message>
      <source>Number format of the models; auto: int8 on CPUs that are fast with it, else fp32; bf16 or fp16 on a GPU. fp32 gives the reference's words to the token.</source>
      <translation>Formato numérico de los modelos; automático: int8 en las CPU que son rápidas con él, si no fp32; bf16 o fp16 en una GPU. fp32 da exactamente las palabras de la referencia.</translation>
    </message>
    <message>
      <source>CPU threads for the models; 0: all cores.</source>
      <translation>Hilos de CPU para los modelos; 0: todos los núcleos.</translation>
    </message>
    <message>
      <source>Photos that the model looks at together.</source>
      <translation>Fotos que el modelo mira juntas.</translation>
    </message>
    <message>
      <source>Seconds for one photo after which the model counts as hung.</source>
      <translation>Segundos para una foto tras los cuales se considera que el modelo está colgado.</translation>
    </message>
    <message>
      <source>Seconds without work after which the models' memory is given back; 0: never.</source>
      <translation>Segundos sin trabajo tras los cuales se libera la memoria de los modelos; 0: nunca.</translation>
    </message>
    <message>
      <source>Captions proposed for each photo; above 1 the matching model picks the best of them.</source>
      <translation>Leyendas propuestas por foto; con más de 1, el modelo de comparación elige la mejor.</translation>
    </message>
    <message>
      <source>Width of the search for words; 3 takes half as long again as 1.</source>
      <translation>Amplitud de la búsqueda de palabras; 3 tarda vez y media lo que 1.</translation>
    </message>
    <message>
      <source>Runs of so many word pieces never come twice in a caption; 0: may come.</source>
      <translation>Las secuencias de tantas partes de palabra no se repiten en una leyenda; 0: permitido.</translation>
    </message>
    <message>
      <source>The longest caption, in word pieces.</source>
      <translation>La leyenda más larga, en partes de palabra.</translation>
    </message>
    <message>
      <source>When machine text goes into files: empty (at once, into empty fields), reviewed (once approved), never.</source>
      <translation>Cuándo va el texto de la máquina a los archivos: enseguida en campos vacíos, tras la aprobación, o nunca.</translation>
    </message>
    <message>
      <source>Approved and machine text goes into files once no more has come for so many seconds (blipdesk queue write-now: at once); 0: nothing waits.</source>
      <translation>El texto aprobado o de máquina va a los archivos cuando no llega nada nuevo durante tantos segundos (blipdesk queue write-now: enseguida); 0: nada espera.</translation>
    </message>
    <message>
      <source>A machine's caption goes into empty fields and over unapproved machine text (replace), into empty fields alone (empty), or nowhere (never); never over a person's words.</source>
      <translation>La leyenda de una máquina va a campos vacíos y sobre texto de máquina sin aprobar, solo a campos vacíos, o a ninguna parte; nunca sobre palabras de una persona.</translation>
    </message>
    <message>
      <source>The same for a machine's keywords; append: they join those that are there.</source>
      <translation>Lo mismo para las palabras clave de una máquina; también pueden unirse a las que ya están.</translation>
    </message>
    <message>
      <source>A machine's answers are written, over unapproved ones to the same question (replace), or stay in the library (never).</source>
      <translation>Las respuestas de una máquina se escriben, sobre las no aprobadas a la misma pregunta, o quedan en la biblioteca.</translation>
    </message>
    <message>
      <source>Keep a photo's modification time when its text changes.</source>
      <translation>Conservar la hora de modificación de una foto cuando cambia su texto.</translation>
    </message>
    <message>
      <source>Write an XMP file beside a photo that must not or cannot be written (when refused), never, or always instead of the photo.</source>
      <translation>Escribir un archivo XMP junto a una foto en la que no se debe o no se puede escribir, nunca, o siempre en lugar de la foto.</translation>
    </message>
    <message>
      <source>Name of a new sidecar: NAME.EXT.xmp (darktable, digiKam) or NAME.xmp (Adobe); an existing one of either name is kept.</source>
      <translation>Nombre de un archivo adjunto nuevo: NAME.EXT.xmp (darktable, digiKam) o NAME.xmp (Adobe); uno existente conserva el suyo.</translation>
    </message>
    <message>
      <source>Write into files of several names (hard links), by copying over them, which a power cut can tear; otherwise a sidecar takes the text.</source>
      <translation>Escribir en archivos de varios nombres (enlaces duros) copiando encima, lo que un corte de luz puede dañar; si no, un archivo adjunto toma el texto.</translation>
    </message>
    <message>
      <source>Write into photos with Content Credentials (C2PA), which breaks their signature; otherwise a sidecar takes the text.</source>
      <translation>Escribir en fotos con Content Credentials (C2PA), lo que rompe su firma; si no, un archivo adjunto toma el texto.</translation>
    </message>
    <message>
      <source>Keep each photo as it was before BlipDesk's first write beside it, as NAME.EXT_original.</source>
      <translation>Conservar al lado cada foto como era antes de la primera escritura, como NAME.EXT_original.</translation>
    </message>
    <message>
      <source>Write into DNG files, beside which Lightroom ignores sidecars; otherwise a sidecar takes the text.</source>
      <translation>Escribir en archivos DNG, junto a los cuales Lightroom ignora los adjuntos; si no, un archivo adjunto toma el texto.</translation>
    </message>
    <message>
      <source>File of the keywords to be used: one a line, a tab more for what belongs below it, synonyms in {braces}, headings in [brackets], as Lightroom exports it.</source>
      <translation>Archivo de las palabras clave que se usan: una por línea, un tabulador más para lo que va debajo, sinónimos entre {llaves}, títulos entre [corchetes], como lo exporta Lightroom.</translation>
    </message>
    <message>
      <source>Keywords outside the vocabulary are written as they are (keep), a machine's are left out (drop), or a person's are refused as well (refuse).</source>
      <translation>Las palabras clave fuera del vocabulario se escriben tal cual (keep), las de una máquina se omiten (drop), o se rechazan también las de una persona (refuse).</translation>
    </message>
    <message>
      <source>Of a new keyword's place in the vocabulary nothing is written (none), its path for Lightroom (paths), or what lies above it as keywords too (ancestors).</source>
      <translation>Del lugar de una palabra clave nueva en el vocabulario no se escribe nada (none), su ruta para Lightroom (paths), o también lo que está encima como palabras clave (ancestors).</translation>
    </message>
    <message>
      <source>Leave an entry in the photo's own history (xmpMM:History) with every write and undo, for other programs.</source>
      <translation>Dejar con cada escritura y cada deshacer una entrada en el historial de la propia foto (xmpMM:History), para otros programas.</translation>
    </message>
    <message>
      <source>Let exiftool, where it is installed, try what BlipDesk cannot write into a photo itself; its result is verified alike.</source>
      <translation>Dejar que exiftool, donde esté instalado, pruebe lo que BlipDesk no puede escribir por sí mismo; su resultado se comprueba igual.</translation>
    </message>
    <message>
      <source>Files and folders that are left out: names with * and ?, or paths, with ; between them.</source>
      <translation>Archivos y carpetas que se omiten: nombres con * y ?, o rutas, separados por ;.</translation>
    </message>
    <message>
      <source>Smaller files below folders are left out (KiB), such as icons.</source>
      <translation>Los archivos más pequeños de las carpetas se omiten (KiB), como los iconos.</translation>
    </message>
    <message>
      <source>Seconds after which a disk that does not answer is left alone.</source>
      <translation>Segundos tras los cuales se deja en paz un disco que no responde.</translation>
    </message>
    <message>
      <source>Seconds after which a watched folder is compared with the index as a whole.</source>
      <translation>Segundos tras los cuales una carpeta vigilada se compara entera con el índice.</translation>
    </message>
    <message>
      <source>The same for folders on network drives, which report no changes.</source>
      <translation>Lo mismo para carpetas en unidades de red, que no avisan de los cambios.</translation>
    </message>
    <message>
      <source>While the window is open, the library's folders are watched for new and changed photos.</source>
      <translation>Mientras la ventana está abierta, se vigilan las carpetas de la biblioteca en busca de fotos nuevas y cambiadas.</translation>
    </message>
    <message>
      <source>Programs of the menu Open with, with ; between them, such as gimp; darktable.</source>
      <translation>Programas del menú Abrir con, separados por ;, como gimp; darktable.</translation>
    </message>
    <message>
      <source>Closing the window leaves BlipDesk in the desktop's tray, where it goes on watching and describing; without a tray it ends.</source>
      <translation>Al cerrar la ventana, BlipDesk queda en la bandeja y sigue vigilando y describiendo; sin bandeja termina.</translation>
    </message>
    <message>
      <source>While the window is open, photos of the library that nobody has described are described by themselves, new ones as they appear; otherwise only when asked.</source>
      <translation>Mientras la ventana está abierta, las fotos que nadie ha descrito se describen solas, las nuevas en cuanto aparecen; si no, solo al pedirlo.</translation>
    </message>
    <message>
      <source>Hours in which nothing is described in the background, such as "22:00-07:00".</source>
      <translation>Horas en las que no se describe nada en segundo plano, como "22:00-07:00".</translation>
    </message>
    <message>
      <source>Describe in the background only on mains power, not on battery.</source>
      <translation>Describir en segundo plano solo con corriente, no con batería.</translation>
    </message>
  </context>
  <context>
    <name>WriteExample</name>
    <message>
      <source>Caption</source>
      <translation>Leyenda</translation>
    </message>
    <message>
      <source>Alt text</source>
      <translation>Texto alternativo</translation>
    </message>
    <message>
      <source>Keywords</source>
      <translation>Palabras clave</translation>
    </message>
    <message>
      <source>Answers</source>
      <translation>Respuestas</translation>
    </message>
    <message>
      <source>stays in the library, also when approved</source>
      <translation>queda en la biblioteca, también aprobado</translation>
    </message>
    <message>
      <source>stays in the library until you approve it</source>
      <translation>queda en la biblioteca hasta que usted lo apruebe</translation>
    </message>
    <message>
      <source>once you have approved it</source>
      <translation>cuando usted lo haya aprobado</translation>
    </message>
    <message>
      <source>at once, never over a person's words</source>
      <translation>enseguida, nunca sobre palabras de una persona</translation>
    </message>
    <message>
      <source>nowhere</source>
      <translation>a ninguna parte</translation>
    </message>
    <message>
      <source>at once, where nothing stands</source>
      <translation>enseguida, donde no hay nada</translation>
    </message>
    <message>
      <source>at once, beside those that are there</source>
      <translation>enseguida, junto a las que ya están</translation>
    </message>
  </context>
</TS>
