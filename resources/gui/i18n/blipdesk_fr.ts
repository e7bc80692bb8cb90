<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr" sourcelanguage="en">
  <context>
    <name>AltTextCounter</name>
    <message>
      <source>{0}: longer than {1}; move detail below</source>
      <translation>{0} : plus de {1} ; mettez les détails plus bas</translation>
    </message>
    <message>
      <source>{0} / {1}, long</source>
      <translation>{0} / {1}, long</translation>
    </message>
  </context>
  <context>
    <name>AnswerCard</name>
    <message>
      <source>Search for photos with this answer</source>
      <translation>Chercher les photos qui ont cette réponse</translation>
    </message>
    <message>
      <source>How sure the model is of its words, not of the truth</source>
      <translation>La certitude du modèle sur ses mots, non sur leur vérité</translation>
    </message>
    <message>
      <source>Search for the answer {0}</source>
      <translation>Chercher la réponse {0}</translation>
    </message>
    <message>
      <source>Probability of {0}</source>
      <translation>Probabilité de {0}</translation>
    </message>
  </context>
  <context>
    <name>AnswersPanel</name>
    <message>
      <source>Answers</source>
      <translation>Réponses</translation>
    </message>
    <message>
      <source>Counting…</source>
      <translation>Comptage…</translation>
    </message>
    <message>
      <source>Questions and answers</source>
      <translation>Questions et réponses</translation>
    </message>
    <message>
      <source>Photos by their answers</source>
      <translation>Photos selon leurs réponses</translation>
    </message>
    <message>
      <source>No question was asked about these photos.</source>
      <translation>Aucune question n’a été posée sur ces photos.</translation>
    </message>
    <message>
      <source>{0}, chosen</source>
      <translation>{0}, choisi</translation>
    </message>
    <message>
      <source>Counted in the first {0} photos.</source>
      <translation>Compté dans les {0} premières photos.</translation>
    </message>
  </context>
  <context>
    <name>ApproveAbove</name>
    <message>
      <source>The score is the model's own guess of how well its words fit the picture. One undo takes all of it back.</source>
      <translation>Le score est l'estimation du modèle : à quel point ses mots conviennent à l'image. Une seule annulation reprend tout.</translation>
    </message>
    <message>
      <source>Approve many drafts</source>
      <translation>Approuver plusieurs brouillons</translation>
    </message>
    <message>
      <source>Least score in percent</source>
      <translation>Score minimal en pourcentage</translation>
    </message>
    <message>
      <source>Cancel</source>
      <translation>Annuler</translation>
    </message>
    <message numerus="yes">
      <source>%n draft(s) without a score stay as they are.</source>
      <translation>
        <numerusform>%n brouillon sans score reste tel quel.</numerusform>
        <numerusform>%n brouillons sans score restent tels quels.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Approve %n photo(s)</source>
      <translation>
        <numerusform>Approuver %n photo</numerusform>
        <numerusform>Approuver %n photos</numerusform>
      </translation>
    </message>
    <message>
      <source>Approve all drafts that fit well</source>
      <translation>Approuver tous les brouillons qui conviennent bien</translation>
    </message>
    <message>
      <source>Fits at least {0} %</source>
      <translation>Convient à au moins {0} %</translation>
    </message>
  </context>
  <context>
    <name>AskTab</name>
    <message>
      <source>Ask a question, for example: where is it?</source>
      <translation>Poser une question, en anglais : where is it?</translation>
    </message>
    <message>
      <source>Question</source>
      <translation>Question</translation>
    </message>
    <message>
      <source>Answers to choose from: inside, outside</source>
      <translation>Réponses au choix : inside, outside</translation>
    </message>
    <message>
      <source>Answers to choose from, with commas between them</source>
      <translation>Réponses au choix, séparées par des virgules</translation>
    </message>
    <message>
      <source>Ask</source>
      <translation>Demander</translation>
    </message>
    <message>
      <source>Packs of questions</source>
      <translation>Séries de questions</translation>
    </message>
    <message numerus="yes">
      <source>The question goes to %n photo(s).</source>
      <translation>
        <numerusform>La question s'adresse à %n photo.</numerusform>
        <numerusform>La question s'adresse à %n photos.</numerusform>
      </translation>
    </message>
    <message>
      <source>No question has been asked about this photo.</source>
      <translation>Aucune question n'a été posée sur cette photo.</translation>
    </message>
    <message>
      <source>Make a pack of what was asked</source>
      <translation>Faire une série de ces questions</translation>
    </message>
    <message>
      <source>Change packs…</source>
      <translation>Modifier les séries…</translation>
    </message>
    <message>
      <source>New pack</source>
      <translation>Nouvelle série</translation>
    </message>
    <message>
      <source>ANSWERS</source>
      <translation>RÉPONSES</translation>
    </message>
    <message>
      <source>ASKED BEFORE</source>
      <translation>DÉJÀ DEMANDÉ</translation>
    </message>
    <message>
      <source>FOR EXAMPLE</source>
      <translation>PAR EXEMPLE</translation>
    </message>
    <message>
      <source>Ask: {0}</source>
      <translation>Demander : {0}</translation>
    </message>
  </context>
  <context>
    <name>DescribeTab</name>
    <message>
      <source>Says what the picture shows to people who cannot see it.</source>
      <translation>Dit ce que montre l'image à qui ne peut pas la voir.</translation>
    </message>
    <message>
      <source>Alt text</source>
      <translation>Texte alternatif</translation>
    </message>
    <message>
      <source>Caption</source>
      <translation>Légende</translation>
    </message>
    <message>
      <source>Title</source>
      <translation>Titre</translation>
    </message>
    <message>
      <source>Extended description</source>
      <translation>Description étendue</translation>
    </message>
    <message>
      <source>Decorative</source>
      <translation>Décorative</translation>
    </message>
    <message>
      <source>It needs no alt text, such as a border or a mood picture</source>
      <translation>N'a pas besoin de texte alternatif, comme un cadre ou une image d'ambiance</translation>
    </message>
    <message>
      <source>Save</source>
      <translation>Enregistrer</translation>
    </message>
    <message>
      <source>New draft</source>
      <translation>Nouveau brouillon</translation>
    </message>
    <message>
      <source>Title and extended description</source>
      <translation>Titre et description étendue</translation>
    </message>
    <message>
      <source>Keywords</source>
      <translation>Mots-clés</translation>
    </message>
    <message>
      <source>Saves to {0}</source>
      <translation>Enregistre dans {0}</translation>
    </message>
  </context>
  <context>
    <name>DraftBox</name>
    <message>
      <source>Approve</source>
      <translation>Approuver</translation>
    </message>
    <message>
      <source>Edit</source>
      <translation>Modifier</translation>
    </message>
    <message>
      <source>Reject</source>
      <translation>Rejeter</translation>
    </message>
    <message>
      <source>Other drafts</source>
      <translation>Autres brouillons</translation>
    </message>
    <message>
      <source>AI draft · {0}</source>
      <translation>Brouillon IA · {0}</translation>
    </message>
    <message>
      <source>a model</source>
      <translation>un modèle</translation>
    </message>
    <message>
      <source>fits {0}</source>
      <translation>correspond à {0}</translation>
    </message>
  </context>
  <context>
    <name>Edits</name>
    <message numerus="yes">
      <source>edit the words of %n photo(s)</source>
      <translation>
        <numerusform>modifier les mots de %n photo</numerusform>
        <numerusform>modifier les mots de %n photos</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>approve %n photo(s)</source>
      <translation>
        <numerusform>approuver %n photo</numerusform>
        <numerusform>approuver %n photos</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>reject %n photo(s)</source>
      <translation>
        <numerusform>rejeter %n photo</numerusform>
        <numerusform>rejeter %n photos</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>mark %n photo(s) as decorative</source>
      <translation>
        <numerusform>marquer %n photo comme décorative</numerusform>
        <numerusform>marquer %n photos comme décoratives</numerusform>
      </translation>
    </message>
    <message>
      <source>undo one change</source>
      <translation>annuler une modification</translation>
    </message>
  </context>
  <context>
    <name>FileActions</name>
    <message>
      <source>Move to</source>
      <translation>Déplacer vers</translation>
    </message>
    <message>
      <source>Copy to</source>
      <translation>Copier vers</translation>
    </message>
    <message>
      <source>New folder</source>
      <translation>Nouveau dossier</translation>
    </message>
    <message>
      <source>Name</source>
      <translation>Nom</translation>
    </message>
    <message>
      <source>Copy here</source>
      <translation>Copier ici</translation>
    </message>
    <message>
      <source>Move here</source>
      <translation>Déplacer ici</translation>
    </message>
    <message>
      <source>Add their folder to the library</source>
      <translation>Ajouter leur dossier à la bibliothèque</translation>
    </message>
    <message>
      <source>Cancel</source>
      <translation>Annuler</translation>
    </message>
    <message numerus="yes">
      <source>%n file(s) cannot go there as they are</source>
      <translation>
        <numerusform>%n fichier ne peut pas y aller tel quel</numerusform>
        <numerusform>%n fichiers ne peuvent pas y aller tels quels</numerusform>
      </translation>
    </message>
    <message>
      <source>Choose a folder at the side first</source>
      <translation>Choisissez d'abord un dossier sur le côté</translation>
    </message>
    <message numerus="yes">
      <source>%n file(s) on the clipboard</source>
      <translation>
        <numerusform>%n fichier dans le presse-papiers</numerusform>
        <numerusform>%n fichiers dans le presse-papiers</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Only the first %n were opened</source>
      <translation>
        <numerusform>Seule la première a été ouverte</numerusform>
        <numerusform>Seules les %n premières ont été ouvertes</numerusform>
      </translation>
    </message>
    <message>
      <source>Give them a number</source>
      <translation>Leur donner un numéro</translation>
    </message>
    <message>
      <source>Replace; the old ones go to the trash</source>
      <translation>Remplacer ; les anciens vont à la corbeille</translation>
    </message>
    <message>
      <source>Only the others</source>
      <translation>Seulement les autres</translation>
    </message>
  </context>
  <context>
    <name>FileEdits</name>
    <message numerus="yes">
      <source>move %n file(s)</source>
      <translation>
        <numerusform>déplacer %n fichier</numerusform>
        <numerusform>déplacer %n fichiers</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>copy %n file(s)</source>
      <translation>
        <numerusform>copier %n fichier</numerusform>
        <numerusform>copier %n fichiers</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>rename %n file(s)</source>
      <translation>
        <numerusform>renommer %n fichier</numerusform>
        <numerusform>renommer %n fichiers</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>delete %n file(s)</source>
      <translation>
        <numerusform>supprimer %n fichier</numerusform>
        <numerusform>supprimer %n fichiers</numerusform>
      </translation>
    </message>
    <message>
      <source>new folder</source>
      <translation>nouveau dossier</translation>
    </message>
  </context>
  <context>
    <name>Filmstrip</name>
    <message>
      <source>Photos to review</source>
      <translation>Photos à vérifier</translation>
    </message>
  </context>
  <context>
    <name>FilterRow</name>
    <message>
      <source>Answers</source>
      <translation>Réponses</translation>
    </message>
    <message>
      <source>Choose photos by what a model answered</source>
      <translation>Choisir des photos d’après les réponses d’un modèle</translation>
    </message>
    <message>
      <source>Take away the filter {0}</source>
      <translation>Retirer le filtre {0}</translation>
    </message>
    <message>
      <source>All</source>
      <translation>Toutes</translation>
    </message>
    <message>
      <source>No alt text</source>
      <translation>Sans texte alternatif</translation>
    </message>
    <message>
      <source>AI drafts</source>
      <translation>Brouillons IA</translation>
    </message>
    <message>
      <source>Approved</source>
      <translation>Approuvées</translation>
    </message>
  </context>
  <context>
    <name>FirstCaptions</name>
    <message>
      <source>Those that fit best come first. Every word can be changed and taken back.</source>
      <translation>Celles qui conviennent le mieux viennent d'abord. Chaque mot peut être modifié et annulé.</translation>
    </message>
    <message>
      <source>First captions</source>
      <translation>Premières légendes</translation>
    </message>
    <message>
      <source>Looking for photos</source>
      <translation>Recherche de photos</translation>
    </message>
    <message>
      <source>Review them</source>
      <translation>Les passer en revue</translation>
    </message>
    <message>
      <source>To the library</source>
      <translation>Vers la bibliothèque</translation>
    </message>
    <message>
      <source>Your first captions</source>
      <translation>Vos premières légendes</translation>
    </message>
    <message>
      <source>Waits: {0}</source>
      <translation>En attente : {0}</translation>
    </message>
    <message>
      <source>{0} photos described</source>
      <translation>{0} photos décrites</translation>
    </message>
    <message>
      <source>{0} of {1} photos described</source>
      <translation>{0} photos décrites sur {1}</translation>
    </message>
    <message>
      <source>Getting the model ready for {0} photos</source>
      <translation>Préparation du modèle pour {0} photos</translation>
    </message>
  </context>
  <context>
    <name>CaptionCard</name>
    <message>
      <source>fits {0}</source>
      <translation>correspond à {0}</translation>
    </message>
  </context>
  <context>
    <name>FirstRun</name>
    <message>
      <source>Continue without a model</source>
      <translation>Continuer sans modèle</translation>
    </message>
    <message>
      <source>Which photos?</source>
      <translation>Quelles photos ?</translation>
    </message>
    <message>
      <source>Everything happens on this computer. Your photos are never uploaded, and looking at them changes nothing in them.</source>
      <translation>Tout se passe sur cet ordinateur. Vos photos ne sont jamais envoyées, et les regarder n'y change rien.</translation>
    </message>
    <message>
      <source>Choose a folder…</source>
      <translation>Choisir un dossier…</translation>
    </message>
    <message>
      <source>Try with sample photos</source>
      <translation>Essayer avec des exemples</translation>
    </message>
    <message>
      <source>Drop a folder here, or</source>
      <translation>Déposez un dossier ici, ou</translation>
    </message>
    <message>
      <source>Skip</source>
      <translation>Passer</translation>
    </message>
    <message>
      <source>Choose a caption model</source>
      <translation>Choisir un modèle de légendes</translation>
    </message>
    <message>
      <source>It runs on this computer. A download is the only thing that ever uses the network, and only when you press its button.</source>
      <translation>Il tourne sur cet ordinateur. Seul un téléchargement utilise le réseau, et seulement quand vous appuyez sur son bouton.</translation>
    </message>
    <message>
      <source>Continue</source>
      <translation>Continuer</translation>
    </message>
    <message>
      <source>Back</source>
      <translation>Retour</translation>
    </message>
    <message>
      <source>What may be written into your photos?</source>
      <translation>Que peut-on écrire dans vos photos ?</translation>
    </message>
    <message>
      <source>The picture itself is never changed, words of a person are never replaced, and every write can be taken back. This can be changed later.</source>
      <translation>L'image elle-même n'est jamais modifiée, les mots d'une personne ne sont jamais remplacés, et chaque écriture peut être annulée. Cela peut être changé plus tard.</translation>
    </message>
    <message>
      <source>Describe my photos by themselves while BlipDesk is open, new ones as they appear</source>
      <translation>Décrire mes photos automatiquement tant que BlipDesk est ouvert, les nouvelles dès leur arrivée</translation>
    </message>
    <message>
      <source>Show my photos</source>
      <translation>Afficher mes photos</translation>
    </message>
    <message>
      <source>Choose a folder</source>
      <translation>Choisir un dossier</translation>
    </message>
    <message>
      <source>Choose a model</source>
      <translation>Choisir un modèle</translation>
    </message>
    <message>
      <source>What is written</source>
      <translation>Ce qui est écrit</translation>
    </message>
    <message>
      <source>Choose a folder of photos</source>
      <translation>Choisir un dossier de photos</translation>
    </message>
    <message>
      <source>What a machine's words lead to</source>
      <translation>Où vont les mots d'une machine</translation>
    </message>
    <message>
      <source>Continue while downloading</source>
      <translation>Continuer pendant le téléchargement</translation>
    </message>
    <message>
      <source>Only what I have approved</source>
      <translation>Seulement ce que j’ai approuvé</translation>
    </message>
    <message>
      <source>Drafts wait in the library. What you approve goes into the photo: caption, alt text and keywords, where every other program finds them. Never over words that are there.</source>
      <translation>Les brouillons attendent dans la bibliothèque. Ce que vous approuvez va dans la photo : légende, texte alternatif et mots-clés, là où tout autre programme les trouve. Jamais par-dessus des mots existants.</translation>
    </message>
    <message>
      <source>At once, where nothing is written</source>
      <translation>Tout de suite, si rien n’est écrit</translation>
    </message>
    <message>
      <source>Caption and keywords of the model go into photos that have none; alt text waits for you. Every write can be undone.</source>
      <translation>La légende et les mots-clés du modèle vont dans les photos qui n'en ont pas ; le texte alternatif vous attend. Chaque écriture peut être annulée.</translation>
    </message>
    <message>
      <source>Nothing into my photos</source>
      <translation>Rien dans mes photos</translation>
    </message>
    <message>
      <source>All words stay in BlipDesk's own library; you can search them here.</source>
      <translation>Tous les mots restent dans la bibliothèque de BlipDesk ; vous pouvez les y chercher.</translation>
    </message>
  </context>
  <context>
    <name>FolderVerbs</name>
    <message>
      <source>Open a folder of photos</source>
      <translation>Ouvrir un dossier de photos</translation>
    </message>
  </context>
  <context>
    <name>PhotoGrid</name>
    <message>
      <source>Photos</source>
      <translation>Photos</translation>
    </message>
  </context>
  <context>
    <name>HistoryTab</name>
    <message>
      <source>History of the photo</source>
      <translation>Historique de la photo</translation>
    </message>
    <message>
      <source>Nothing has been written into this photo.</source>
      <translation>Rien n'a été écrit dans cette photo.</translation>
    </message>
    <message>
      <source>you</source>
      <translation>vous</translation>
    </message>
    <message>
      <source>CAPTION</source>
      <translation>LÉGENDE</translation>
    </message>
    <message>
      <source>ALT TEXT</source>
      <translation>TEXTE ALTERNATIF</translation>
    </message>
    <message>
      <source>EXTENDED DESCRIPTION</source>
      <translation>DESCRIPTION ÉTENDUE</translation>
    </message>
    <message>
      <source>TITLE</source>
      <translation>TITRE</translation>
    </message>
    <message>
      <source>KEYWORDS</source>
      <translation>MOTS-CLÉS</translation>
    </message>
    <message>
      <source>ANSWERS</source>
      <translation>RÉPONSES</translation>
    </message>
    <message>
      <source>DECORATIVE</source>
      <translation>DÉCORATIVE</translation>
    </message>
    <message>
      <source>Described</source>
      <translation>Décrite</translation>
    </message>
    <message>
      <source>Answered</source>
      <translation>Réponse donnée</translation>
    </message>
    <message>
      <source>Edited</source>
      <translation>Modifiée</translation>
    </message>
    <message>
      <source>Approved</source>
      <translation>Approuvées</translation>
    </message>
    <message>
      <source>Rejected</source>
      <translation>Rejetée</translation>
    </message>
    <message>
      <source>Undone</source>
      <translation>Annulée</translation>
    </message>
    <message>
      <source>Done again</source>
      <translation>Rétabli</translation>
    </message>
    <message>
      <source>a model</source>
      <translation>un modèle</translation>
    </message>
    <message>
      <source>Try again</source>
      <translation>Réessayer</translation>
    </message>
    <message>
      <source>Undo</source>
      <translation>Annuler</translation>
    </message>
    <message>
      <source>Could not be undone: {0}</source>
      <translation>Impossible à annuler : {0}</translation>
    </message>
    <message>
      <source>{0} · undone</source>
      <translation>{0} · annulée</translation>
    </message>
    <message>
      <source>{0} by {1}</source>
      <translation>{0} par {1}</translation>
    </message>
    <message>
      <source>Undo the change of {0}</source>
      <translation>Annuler la modification du {0}</translation>
    </message>
    <message>
      <source>The words are the same as before</source>
      <translation>Les mots sont les mêmes qu'avant</translation>
    </message>
    <message>
      <source>before: {0}</source>
      <translation>avant : {0}</translation>
    </message>
  </context>
  <context>
    <name>InfoTab</name>
    <message>
      <source>Filter names and values</source>
      <translation>Filtrer les noms et les valeurs</translation>
    </message>
    <message>
      <source>Facts about the photo</source>
      <translation>Informations sur la photo</translation>
    </message>
    <message>
      <source>Copy value</source>
      <translation>Copier la valeur</translation>
    </message>
    <message>
      <source>Photo</source>
      <translation>Photo</translation>
    </message>
    <message>
      <source>The file holds no tags that BlipDesk knows.</source>
      <translation>Le fichier ne contient aucune balise que BlipDesk connaisse.</translation>
    </message>
    <message>
      <source>{0} in {1}</source>
      <translation>{0} dans {1}</translation>
    </message>
  </context>
  <context>
    <name>Inspector</name>
    <message>
      <source>Preview</source>
      <translation>Aperçu</translation>
    </message>
    <message>
      <source>About the photo</source>
      <translation>À propos de la photo</translation>
    </message>
    <message>
      <source>No photo is chosen</source>
      <translation>Aucune photo choisie</translation>
    </message>
    <message>
      <source>Choose one to see and change its words.</source>
      <translation>Choisissez-en une pour voir et modifier ses mots.</translation>
    </message>
    <message>
      <source>Describe</source>
      <translation>Décrire</translation>
    </message>
    <message>
      <source>Ask</source>
      <translation>Demander</translation>
    </message>
    <message>
      <source>Info</source>
      <translation>Infos</translation>
    </message>
    <message>
      <source>History</source>
      <translation>Historique</translation>
    </message>
  </context>
  <context>
    <name>JobStrip</name>
    <message>
      <source>The sample photos are ready</source>
      <translation>Les photos d'exemple sont prêtes</translation>
    </message>
    <message>
      <source>Progress</source>
      <translation>Progression</translation>
    </message>
    <message>
      <source>Pause</source>
      <translation>Pause</translation>
    </message>
    <message>
      <source>Cancel</source>
      <translation>Annuler</translation>
    </message>
    <message>
      <source>Jobs</source>
      <translation>Tâches</translation>
    </message>
    <message>
      <source>Size of the pictures</source>
      <translation>Taille des images</translation>
    </message>
    <message>
      <source>Size of the pictures (Ctrl+Plus, Ctrl+Minus)</source>
      <translation>Taille des images (Ctrl+Plus, Ctrl+Moins)</translation>
    </message>
    <message>
      <source>Ready</source>
      <translation>Prêt</translation>
    </message>
    <message>
      <source>1 photo</source>
      <translation>1 photo</translation>
    </message>
    <message numerus="yes">
      <source>%n not saved</source>
      <translation>
        <numerusform>%n non enregistrée</numerusform>
        <numerusform>%n non enregistrées</numerusform>
      </translation>
    </message>
    <message>
      <source>Paused; nothing is lost</source>
      <translation>En pause ; rien n'est perdu</translation>
    </message>
    <message>
      <source>The library is up to date</source>
      <translation>La bibliothèque est à jour</translation>
    </message>
    <message>
      <source>1 problem</source>
      <translation>1 problème</translation>
    </message>
    <message>
      <source>{0} photos</source>
      <translation>{0} photos</translation>
    </message>
    <message>
      <source>Go on</source>
      <translation>Continuer</translation>
    </message>
    <message>
      <source>Describing</source>
      <translation>Description de</translation>
    </message>
    <message>
      <source>Asking about</source>
      <translation>Questions sur</translation>
    </message>
    <message>
      <source>Looking for photos</source>
      <translation>Recherche de photos</translation>
    </message>
    <message>
      <source>Drawing the sample photos</source>
      <translation>Dessin des photos d'exemple</translation>
    </message>
    <message>
      <source>Waits: {0}</source>
      <translation>En attente : {0}</translation>
    </message>
    <message>
      <source>{0} photos per second</source>
      <translation>{0} photos par seconde</translation>
    </message>
    <message>
      <source>about {0} h left</source>
      <translation>encore environ {0} h</translation>
    </message>
    <message>
      <source>{0} selected</source>
      <translation>{0} sélectionnées</translation>
    </message>
    <message>
      <source>Press to try again. {0}</source>
      <translation>Appuyer pour réessayer. {0}</translation>
    </message>
    <message>
      <source>{0} {1} of {2}</source>
      <translation>{0} {1} sur {2}</translation>
    </message>
    <message>
      <source>getting the model ready</source>
      <translation>préparation du modèle</translation>
    </message>
    <message>
      <source>{0} s per photo</source>
      <translation>{0} s par photo</translation>
    </message>
    <message>
      <source>about {0} s left</source>
      <translation>encore environ {0} s</translation>
    </message>
    <message>
      <source>about {0} min left</source>
      <translation>encore environ {0} min</translation>
    </message>
    <message>
      <source>{0} photos described</source>
      <translation>{0} photos décrites</translation>
    </message>
    <message>
      <source>{0} photos answered</source>
      <translation>{0} photos avec réponse</translation>
    </message>
    <message>
      <source>{0} problems</source>
      <translation>{0} problèmes</translation>
    </message>
    <message>
      <source>Stopped after {0} photos; what was done stays</source>
      <translation>Arrêté après {0} photos ; ce qui est fait reste</translation>
    </message>
  </context>
  <context>
    <name>Jobs</name>
    <message numerus="yes">
      <source>%n folder(s) watched</source>
      <translation>
        <numerusform>%n dossier surveillé</numerusform>
        <numerusform>%n dossiers surveillés</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n offline</source>
      <translation>
        <numerusform>%n hors ligne</numerusform>
        <numerusform>%n hors ligne</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n photo(s) of last time go on</source>
      <translation>
        <numerusform>%n photo de la dernière fois reprend</numerusform>
        <numerusform>%n photos de la dernière fois reprennent</numerusform>
      </translation>
    </message>
    <message>
      <source>Nothing is left to be described there</source>
      <translation>Il n'y a plus rien à y décrire</translation>
    </message>
    <message>
      <source>compared at {0}</source>
      <translation>comparé à {0}</translation>
    </message>
    <message>
      <source>{0} is offline; its photos stay known</source>
      <translation>{0} est hors ligne ; ses photos restent connues</translation>
    </message>
    <message>
      <source>{0} is there again</source>
      <translation>{0} est de retour</translation>
    </message>
  </context>
  <context>
    <name>WayOutBox</name>
    <message>
      <source>Quit BlipDesk?</source>
      <translation>Quitter BlipDesk ?</translation>
    </message>
    <message numerus="yes">
      <source>%n photo(s) still wait for the models.</source>
      <translation>
        <numerusform>%n photo attend encore les modèles.</numerusform>
        <numerusform>%n photos attendent encore les modèles.</numerusform>
      </translation>
    </message>
    <message>
      <source>They stay in the queue: the work goes on when BlipDesk is opened again.</source>
      <translation>Elles restent dans la file : le travail reprendra à la prochaine ouverture de BlipDesk.</translation>
    </message>
    <message>
      <source>Go on next time</source>
      <translation>Continuer la prochaine fois</translation>
    </message>
    <message>
      <source>Finish, then quit</source>
      <translation>Terminer, puis quitter</translation>
    </message>
  </context>
  <context>
    <name>JobsDialog</name>
    <message>
      <source>Jobs</source>
      <translation>Tâches</translation>
    </message>
    <message>
      <source>Photos in the queue</source>
      <translation>Photos en attente</translation>
    </message>
    <message>
      <source>Pause</source>
      <translation>Pause</translation>
    </message>
    <message>
      <source>Folders</source>
      <translation>Dossiers</translation>
    </message>
    <message>
      <source>Folders whose photos are described; the others rest</source>
      <translation>Dossiers dont les photos sont décrites ; les autres attendent</translation>
    </message>
    <message>
      <source>Try all again that failed</source>
      <translation>Réessayer toutes celles qui ont échoué</translation>
    </message>
    <message>
      <source>Give up all</source>
      <translation>Tout abandonner</translation>
    </message>
    <message>
      <source>To the front</source>
      <translation>En tête</translation>
    </message>
    <message>
      <source>To the end</source>
      <translation>À la fin</translation>
    </message>
    <message>
      <source>Try again</source>
      <translation>Réessayer</translation>
    </message>
    <message>
      <source>Give up</source>
      <translation>Abandonner</translation>
    </message>
    <message numerus="yes">
      <source>%n photo(s) wait</source>
      <translation>
        <numerusform>%n photo attend</numerusform>
        <numerusform>%n photos attendent</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>and %n more</source>
      <translation>
        <numerusform>et %n de plus</numerusform>
        <numerusform>et %n de plus</numerusform>
      </translation>
    </message>
    <message>
      <source>Ask</source>
      <translation>Demander</translation>
    </message>
    <message>
      <source>Describe</source>
      <translation>Décrire</translation>
    </message>
    <message>
      <source>waits</source>
      <translation>attend</translation>
    </message>
    <message>
      <source>Photo</source>
      <translation>Photo</translation>
    </message>
    <message>
      <source>What</source>
      <translation>Quoi</translation>
    </message>
    <message>
      <source>How it stands</source>
      <translation>État</translation>
    </message>
    <message>
      <source>Go on</source>
      <translation>Continuer</translation>
    </message>
    <message numerus="yes">
      <source>the model looks at %n of them</source>
      <translation>
        <numerusform>le modèle en regarde %n</numerusform>
        <numerusform>le modèle en regarde %n</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n failed</source>
      <translation>
        <numerusform>%n échec</numerusform>
        <numerusform>%n échecs</numerusform>
      </translation>
    </message>
    <message>
      <source>paused</source>
      <translation>en pause</translation>
    </message>
    <message>
      <source>at work</source>
      <translation>en cours</translation>
    </message>
    <message>
      <source>Looking for photos</source>
      <translation>Recherche de photos</translation>
    </message>
    <message>
      <source>Drawing the sample photos</source>
      <translation>Dessin des photos d'exemple</translation>
    </message>
    <message>
      <source>{0} h</source>
      <translation>{0} h</translation>
    </message>
    <message>
      <source>waiting</source>
      <translation>en attente</translation>
    </message>
    <message>
      <source>done</source>
      <translation>terminé</translation>
    </message>
    <message>
      <source>stopped</source>
      <translation>arrêté</translation>
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
      <translation>encore environ {0}</translation>
    </message>
    <message>
      <source>failed: {0}</source>
      <translation>échec : {0}</translation>
    </message>
    <message>
      <source>about {0}</source>
      <translation>environ {0}</translation>
    </message>
  </context>
  <context>
    <name>KeysDialog</name>
    <message>
      <source>Keys</source>
      <translation>Touches</translation>
    </message>
    <message>
      <source>EVERYWHERE</source>
      <translation>PARTOUT</translation>
    </message>
    <message>
      <source>WHILE THE PHOTOS HAVE THE KEYBOARD</source>
      <translation>QUAND LES PHOTOS ONT LE CLAVIER</translation>
    </message>
    <message>
      <source>{0} is used twice: {1}, {2}</source>
      <translation>{0} est utilisé deux fois : {1}, {2}</translation>
    </message>
  </context>
  <context>
    <name>KeywordsEdit</name>
    <message>
      <source>Add a keyword</source>
      <translation>Ajouter un mot-clé</translation>
    </message>
    <message>
      <source>Press to remove</source>
      <translation>Appuyer pour retirer</translation>
    </message>
    <message>
      <source>Keyword {0}; press to remove</source>
      <translation>Mot-clé {0} ; appuyer pour retirer</translation>
    </message>
  </context>
  <context>
    <name>LastWords</name>
    <message numerus="yes">
      <source>What you typed for %n photo(s) could not be saved.</source>
      <translation>
        <numerusform>Ce que vous avez écrit pour %n photo n'a pas pu être enregistré.</numerusform>
        <numerusform>Ce que vous avez écrit pour %n photos n'a pas pu être enregistré.</numerusform>
      </translation>
    </message>
    <message>
      <source>Try again</source>
      <translation>Réessayer</translation>
    </message>
    <message>
      <source>Quit</source>
      <translation>Quitter</translation>
    </message>
    <message>
      <source>They could not be kept for later either: {0}</source>
      <translation>Ils n'ont pas pu non plus être conservés pour plus tard : {0}</translation>
    </message>
    <message>
      <source>Copy the words</source>
      <translation>Copier les mots</translation>
    </message>
    <message>
      <source>The words are kept, and BlipDesk tries again when it is opened next.</source>
      <translation>Les mots sont conservés, et BlipDesk réessaiera à sa prochaine ouverture.</translation>
    </message>
  </context>
  <context>
    <name>Leaving</name>
    <message>
      <source>BlipDesk quits when the photos are done</source>
      <translation>BlipDesk se ferme quand les photos sont terminées</translation>
    </message>
  </context>
  <context>
    <name>LibraryPage</name>
    <message>
      <source>Order of the photos</source>
      <translation>Ordre des photos</translation>
    </message>
    <message>
      <source>1 photo</source>
      <translation>1 photo</translation>
    </message>
    <message>
      <source>No photo here has all of these words.</source>
      <translation>Aucune photo ici n'a tous ces mots.</translation>
    </message>
    <message>
      <source>Show all photos</source>
      <translation>Afficher toutes les photos</translation>
    </message>
    <message>
      <source>Group by day</source>
      <translation>Grouper par jour</translation>
    </message>
    <message>
      <source>Group by folder</source>
      <translation>Grouper par dossier</translation>
    </message>
    <message>
      <source>Search results</source>
      <translation>Résultats</translation>
    </message>
    <message>
      <source>Nothing found</source>
      <translation>Rien trouvé</translation>
    </message>
    <message>
      <source>{0} photos</source>
      <translation>{0} photos</translation>
    </message>
    <message>
      <source>{0}+ photos</source>
      <translation>{0}+ photos</translation>
    </message>
    <message>
      <source>Show all</source>
      <translation>Tout afficher</translation>
    </message>
    <message>
      <source>No photos yet</source>
      <translation>Pas encore de photos</translation>
    </message>
    <message>
      <source>Open a folder: its photos are listed here. Nothing is written into them until you say so.</source>
      <translation>Ouvrez un dossier : ses photos apparaissent ici. Rien n'y est écrit avant que vous le demandiez.</translation>
    </message>
    <message>
      <source>Open a folder</source>
      <translation>Ouvrir un dossier</translation>
    </message>
    <message>
      <source>Try with sample photos</source>
      <translation>Essayer avec des exemples</translation>
    </message>
    <message>
      <source>No draft waits for you</source>
      <translation>Aucun brouillon ne vous attend</translation>
    </message>
    <message>
      <source>Describe photos to get drafts of captions, alt text and keywords.</source>
      <translation>Décrivez des photos pour obtenir des brouillons de légendes, de textes alternatifs et de mots-clés.</translation>
    </message>
    <message>
      <source>Did you mean “{0}”?</source>
      <translation>Vouliez-vous dire « {0} » ?</translation>
    </message>
    <message>
      <source>Show photos without alt text</source>
      <translation>Montrer les photos sans texte alternatif</translation>
    </message>
    <message>
      <source>Every photo here has alt text</source>
      <translation>Toutes les photos ici ont un texte alternatif</translation>
    </message>
    <message>
      <source>No problems</source>
      <translation>Aucun problème</translation>
    </message>
    <message>
      <source>Every photo can be read and written.</source>
      <translation>Toutes les photos peuvent être lues et écrites.</translation>
    </message>
    <message>
      <source>No duplicates are known</source>
      <translation>Aucun doublon connu</translation>
    </message>
    <message>
      <source>Nothing here</source>
      <translation>Rien ici</translation>
    </message>
    <message>
      <source>Search for “{0}”</source>
      <translation>Chercher « {0} »</translation>
    </message>
    <message>
      <source>All photos</source>
      <translation>Toutes les photos</translation>
    </message>
    <message>
      <source>No alt text</source>
      <translation>Sans texte alternatif</translation>
    </message>
    <message>
      <source>Drafts to review</source>
      <translation>Brouillons à vérifier</translation>
    </message>
    <message>
      <source>Approved</source>
      <translation>Approuvées</translation>
    </message>
    <message>
      <source>Problems</source>
      <translation>Problèmes</translation>
    </message>
    <message>
      <source>Duplicates</source>
      <translation>Doublons</translation>
    </message>
    <message>
      <source>Newest first</source>
      <translation>Plus récentes d’abord</translation>
    </message>
    <message>
      <source>Oldest first</source>
      <translation>Plus anciennes d’abord</translation>
    </message>
    <message>
      <source>Name</source>
      <translation>Nom</translation>
    </message>
    <message>
      <source>Rating</source>
      <translation>Note</translation>
    </message>
    <message>
      <source>Relevance</source>
      <translation>Pertinence</translation>
    </message>
  </context>
  <context>
    <name>ModelCard</name>
    <message>
      <source>Download</source>
      <translation>Télécharger</translation>
    </message>
    <message>
      <source>Pause</source>
      <translation>Pause</translation>
    </message>
    <message>
      <source>Cancel</source>
      <translation>Annuler</translation>
    </message>
    <message>
      <source>Asking for the files</source>
      <translation>Demande des fichiers</translation>
    </message>
    <message>
      <source>optional</source>
      <translation>facultatif</translation>
    </message>
    <message>
      <source>On this disk</source>
      <translation>Sur ce disque</translation>
    </message>
    <message>
      <source>Deleting what has arrived</source>
      <translation>Suppression de ce qui est arrivé</translation>
    </message>
    <message>
      <source>Go on</source>
      <translation>Continuer</translation>
    </message>
    <message>
      <source>{0} (recommended)</source>
      <translation>{0} (recommandé)</translation>
    </message>
    <message>
      <source>Download of {0}</source>
      <translation>Téléchargement de {0}</translation>
    </message>
    <message>
      <source>Download {0}</source>
      <translation>Télécharger {0}</translation>
    </message>
    <message>
      <source>Cancel the download of {0}</source>
      <translation>Annuler le téléchargement de {0}</translation>
    </message>
    <message>
      <source>{0} on disk</source>
      <translation>{0} sur le disque</translation>
    </message>
    <message>
      <source>{0} of {1}</source>
      <translation>{0} sur {1}</translation>
    </message>
    <message>
      <source>Paused; what has arrived stays</source>
      <translation>En pause ; ce qui est arrivé reste</translation>
    </message>
    <message>
      <source>needs {0} of memory</source>
      <translation>demande {0} de mémoire</translation>
    </message>
    <message>
      <source>{0} photos a minute here</source>
      <translation>{0} photos par minute ici</translation>
    </message>
    <message>
      <source>{0} a second</source>
      <translation>{0} par seconde</translation>
    </message>
    <message>
      <source>{0} min left</source>
      <translation>encore {0} min</translation>
    </message>
    <message>
      <source>Short, plain captions.</source>
      <translation>Des légendes courtes et simples.</translation>
    </message>
    <message>
      <source>More detail in the captions, and slower.</source>
      <translation>Des légendes plus détaillées, mais plus lent.</translation>
    </message>
    <message>
      <source>Answers questions about a photo.</source>
      <translation>Répond à des questions sur une photo.</translation>
    </message>
    <message>
      <source>Says how well a caption fits, and finds photos by meaning.</source>
      <translation>Dit si une légende convient, et trouve des photos par le sens.</translation>
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
      <translation>BLIP pour les questions</translation>
    </message>
    <message>
      <source>BLIP for matching</source>
      <translation>BLIP pour comparer</translation>
    </message>
  </context>
  <context>
    <name>ModelCards</name>
    <message>
      <source>A folder with a BLIP model</source>
      <translation>Un dossier avec un modèle BLIP</translation>
    </message>
    <message>
      <source>A bundle from another machine</source>
      <translation>Un paquet d'un autre ordinateur</translation>
    </message>
    <message>
      <source>Copying and checking</source>
      <translation>Copie et vérification</translation>
    </message>
    <message>
      <source>Use a model folder…</source>
      <translation>Utiliser un dossier de modèle…</translation>
    </message>
    <message>
      <source>Import a bundle…</source>
      <translation>Importer un paquet…</translation>
    </message>
    <message>
      <source>The model is ready</source>
      <translation>Le modèle est prêt</translation>
    </message>
  </context>
  <context>
    <name>Navigation</name>
    <message>
      <source>The search was saved in the list at the side</source>
      <translation>La recherche a été enregistrée dans la liste sur le côté</translation>
    </message>
    <message>
      <source>The photo is no longer in the list</source>
      <translation>La photo n'est plus dans la liste</translation>
    </message>
  </context>
  <context>
    <name>NotSaved</name>
    <message>
      <source>Try again</source>
      <translation>Réessayer</translation>
    </message>
    <message>
      <source>Discard</source>
      <translation>Abandonner</translation>
    </message>
    <message>
      <source>Discard the words that are not saved</source>
      <translation>Abandonner les mots non enregistrés</translation>
    </message>
    <message>
      <source>Not saved; your words are kept here. {0}</source>
      <translation>Non enregistré ; vos mots sont conservés ici. {0}</translation>
    </message>
  </context>
  <context>
    <name>Outside</name>
    <message>
      <source>{0} cannot be started; see the setting files.programs</source>
      <translation>{0} ne peut pas être lancé ; voir le réglage files.programs</translation>
    </message>
    <message>
      <source>No program is there that opens {0}</source>
      <translation>Aucun programme n'ouvre {0}</translation>
    </message>
    <message>
      <source>No file manager is there that shows {0}</source>
      <translation>Aucun gestionnaire de fichiers ne montre {0}</translation>
    </message>
  </context>
  <context>
    <name>PacksDialog</name>
    <message>
      <source>Answers to choose from follow after a bar: Inside or outside? | in | out</source>
      <translation>Les réponses au choix suivent après une barre : Inside or outside? | in | out</translation>
    </message>
    <message>
      <source>Packs of questions</source>
      <translation>Séries de questions</translation>
    </message>
    <message>
      <source>Name of the pack</source>
      <translation>Nom de la série</translation>
    </message>
    <message>
      <source>Questions, one a line</source>
      <translation>Questions, une par ligne, en anglais</translation>
    </message>
    <message>
      <source>New pack</source>
      <translation>Nouvelle série</translation>
    </message>
    <message>
      <source>Remove</source>
      <translation>Retirer</translation>
    </message>
    <message>
      <source>Examples</source>
      <translation>Exemples</translation>
    </message>
    <message>
      <source>Bring back the packs that every library begins with</source>
      <translation>Rétablir les séries que chaque bibliothèque a au départ</translation>
    </message>
    <message>
      <source>Name</source>
      <translation>Nom</translation>
    </message>
    <message>
      <source>Without a name</source>
      <translation>Sans nom</translation>
    </message>
  </context>
  <context>
    <name>PhotoVerbs</name>
    <message>
      <source>The alt text was copied</source>
      <translation>Le texte alternatif a été copié</translation>
    </message>
  </context>
  <context>
    <name>LookPage</name>
    <message>
      <source>Language and size of text change when BlipDesk is started again.</source>
      <translation>La langue et la taille du texte changent au prochain démarrage de BlipDesk.</translation>
    </message>
    <message>
      <source>Nothing in the window moves by itself but the bars of progress.</source>
      <translation>Rien ne bouge de soi-même dans la fenêtre, sauf les barres de progression.</translation>
    </message>
    <message>
      <source>Theme</source>
      <translation>Thème</translation>
    </message>
    <message>
      <source>As the system</source>
      <translation>Comme le système</translation>
    </message>
    <message>
      <source>Language</source>
      <translation>Langue</translation>
    </message>
    <message>
      <source>Size of text</source>
      <translation>Taille du texte</translation>
    </message>
    <message>
      <source>Light</source>
      <translation>Clair</translation>
    </message>
    <message>
      <source>Dark</source>
      <translation>Sombre</translation>
    </message>
    <message>
      <source>High contrast</source>
      <translation>Contraste élevé</translation>
    </message>
  </context>
  <context>
    <name>StoragePage</name>
    <message>
      <source>Can be fetched again</source>
      <translation>Peut être repris</translation>
    </message>
    <message>
      <source>Clear</source>
      <translation>Vider</translation>
    </message>
    <message>
      <source>Together {0}</source>
      <translation>En tout {0}</translation>
    </message>
    <message>
      <source>Index</source>
      <translation>Index</translation>
    </message>
    <message>
      <source>What is known of your photos, and the drafts</source>
      <translation>Ce qui est connu de vos photos, et les brouillons</translation>
    </message>
    <message>
      <source>Thumbnails</source>
      <translation>Miniatures</translation>
    </message>
    <message>
      <source>Are made again when needed</source>
      <translation>Sont refaites au besoin</translation>
    </message>
    <message>
      <source>Search by meaning</source>
      <translation>Recherche par le sens</translation>
    </message>
    <message>
      <source>Is made again from the index when needed</source>
      <translation>Est refaite à partir de l'index au besoin</translation>
    </message>
    <message>
      <source>Copies of the index</source>
      <translation>Copies de l'index</translation>
    </message>
    <message>
      <source>The newest one stays</source>
      <translation>La plus récente reste</translation>
    </message>
    <message>
      <source>Log</source>
      <translation>Journal</translation>
    </message>
    <message>
      <source>Tells what went wrong</source>
      <translation>Dit ce qui n'a pas marché</translation>
    </message>
    <message>
      <source>Clear: {0}</source>
      <translation>Vider : {0}</translation>
    </message>
  </context>
  <context>
    <name>PrivacyPage</name>
    <message>
      <source>No photo, caption, question or statistic is sent anywhere.</source>
      <translation>Aucune photo, légende, question ou statistique n'est envoyée nulle part.</translation>
    </message>
    <message>
      <source>The network is used for one thing: downloading a model when you press its button. The part that runs the models has no network at all.</source>
      <translation>Le réseau ne sert qu'à une chose : télécharger un modèle quand vous appuyez sur son bouton. La partie qui fait tourner les modèles n'a aucun réseau.</translation>
    </message>
    <message>
      <source>Nothing leaves this machine</source>
      <translation>Rien ne quitte cet ordinateur</translation>
    </message>
    <message>
      <source>In your photos</source>
      <translation>Dans vos photos</translation>
    </message>
    <message>
      <source>Captions, alt text, keywords and answers, as the page about writing says.</source>
      <translation>Légendes, textes alternatifs, mots-clés et réponses, comme le dit la page sur l'écriture.</translation>
    </message>
    <message>
      <source>In the library</source>
      <translation>Dans la bibliothèque</translation>
    </message>
    <message>
      <source>An index of your photos' words, drafts, small pictures, the history of writes, settings and models.</source>
      <translation>Un index des mots de vos photos, les brouillons, de petites images, l'historique des écritures, les réglages et les modèles.</translation>
    </message>
    <message>
      <source>Where the library is</source>
      <translation>Où se trouve la bibliothèque</translation>
    </message>
  </context>
  <context>
    <name>KeysPage</name>
    <message>
      <source>Every command has keys that can be changed. Letters act only while the photos have the keyboard.</source>
      <translation>Chaque commande a des touches modifiables. Les lettres n'agissent que lorsque les photos ont le clavier.</translation>
    </message>
    <message>
      <source>Show and change keys…</source>
      <translation>Voir et modifier les touches…</translation>
    </message>
  </context>
  <context>
    <name>PreferencesDialog</name>
    <message>
      <source>Preferences</source>
      <translation>Préférences</translation>
    </message>
    <message>
      <source>Search settings</source>
      <translation>Chercher un réglage</translation>
    </message>
    <message>
      <source>Groups of settings</source>
      <translation>Groupes de réglages</translation>
    </message>
    <message>
      <source>Look</source>
      <translation>Apparence</translation>
    </message>
    <message>
      <source>Keys</source>
      <translation>Touches</translation>
    </message>
    <message>
      <source>Storage</source>
      <translation>Stockage</translation>
    </message>
    <message>
      <source>Privacy</source>
      <translation>Confidentialité</translation>
    </message>
    <message>
      <source>MODELS ON THIS COMPUTER</source>
      <translation>MODÈLES SUR CET ORDINATEUR</translation>
    </message>
    <message>
      <source>What a machine's words lead to</source>
      <translation>Où vont les mots d'une machine</translation>
    </message>
  </context>
  <context>
    <name>RenameDialog</name>
    <message>
      <source>{name}, {date}, {time}, {camera}, {caption} and {counter} stand for the photo's own; everything else stays as it is.</source>
      <translation>{name}, {date}, {time}, {camera}, {caption} et {counter} représentent ce qui appartient à la photo ; tout le reste reste tel quel.</translation>
    </message>
    <message>
      <source>Rename</source>
      <translation>Renommer</translation>
    </message>
    <message>
      <source>Pattern of the new names</source>
      <translation>Modèle des nouveaux noms</translation>
    </message>
    <message>
      <source>New names</source>
      <translation>Nouveaux noms</translation>
    </message>
    <message>
      <source>Now</source>
      <translation>Maintenant</translation>
    </message>
    <message>
      <source>Then</source>
      <translation>Après</translation>
    </message>
  </context>
  <context>
    <name>ReviewPage</name>
    <message>
      <source>Review</source>
      <translation>Vérifier</translation>
    </message>
    <message>
      <source>Approved</source>
      <translation>Approuvées</translation>
    </message>
    <message>
      <source>Rejected</source>
      <translation>Rejetée</translation>
    </message>
    <message>
      <source>Decorative</source>
      <translation>Décorative</translation>
    </message>
    <message numerus="yes">
      <source>%n photo(s) approved</source>
      <translation>
        <numerusform>%n photo approuvée</numerusform>
        <numerusform>%n photos approuvées</numerusform>
      </translation>
    </message>
    <message>
      <source>Undone</source>
      <translation>Annulée</translation>
    </message>
  </context>
  <context>
    <name>ReviewPanel</name>
    <message>
      <source>Alt text</source>
      <translation>Texte alternatif</translation>
    </message>
    <message>
      <source>Ask a question about this photo</source>
      <translation>Poser une question sur cette photo</translation>
    </message>
    <message>
      <source>Question</source>
      <translation>Question</translation>
    </message>
    <message>
      <source>Approve and next</source>
      <translation>Approuver et suivante</translation>
    </message>
    <message>
      <source>Reject</source>
      <translation>Rejeter</translation>
    </message>
    <message>
      <source>New draft</source>
      <translation>Nouveau brouillon</translation>
    </message>
    <message>
      <source>Decorative</source>
      <translation>Décorative</translation>
    </message>
    <message>
      <source>Approve all that fit well…</source>
      <translation>Approuver toutes celles qui conviennent…</translation>
    </message>
    <message>
      <source>Worst first</source>
      <translation>Les moins bonnes d'abord</translation>
    </message>
    <message>
      <source>Order of the review</source>
      <translation>Ordre de la vérification</translation>
    </message>
    <message>
      <source>Alt text draft</source>
      <translation>Brouillon du texte alternatif</translation>
    </message>
    <message>
      <source>OTHER DRAFTS</source>
      <translation>AUTRES BROUILLONS</translation>
    </message>
    <message>
      <source>It needs no alt text, such as a border or a mood picture</source>
      <translation>N'a pas besoin de texte alternatif, comme un cadre ou une image d'ambiance</translation>
    </message>
    <message>
      <source>CAPTION</source>
      <translation>LÉGENDE</translation>
    </message>
    <message>
      <source>KEYWORDS</source>
      <translation>MOTS-CLÉS</translation>
    </message>
    <message>
      <source>ASK ABOUT THIS PHOTO</source>
      <translation>QUESTIONS SUR CETTE PHOTO</translation>
    </message>
    <message>
      <source>approve</source>
      <translation>approuver</translation>
    </message>
    <message>
      <source>edit</source>
      <translation>modifier</translation>
    </message>
    <message>
      <source>reject</source>
      <translation>rejeter</translation>
    </message>
    <message>
      <source>new draft</source>
      <translation>nouveau brouillon</translation>
    </message>
    <message>
      <source>skip</source>
      <translation>passer</translation>
    </message>
    <message>
      <source>decorative</source>
      <translation>décorative</translation>
    </message>
    <message>
      <source>undo</source>
      <translation>annuler</translation>
    </message>
    <message>
      <source>fits {0}</source>
      <translation>correspond à {0}</translation>
    </message>
    <message>
      <source>press {0}</source>
      <translation>appuyez sur {0}</translation>
    </message>
  </context>
  <context>
    <name>ReviewView</name>
    <message>
      <source>That was the last one</source>
      <translation>C'était la dernière</translation>
    </message>
    <message>
      <source>Back to the library</source>
      <translation>Retour à la bibliothèque</translation>
    </message>
    <message>
      <source>No draft waits for you</source>
      <translation>Aucun brouillon ne vous attend</translation>
    </message>
    <message>
      <source>Describe photos to get drafts of captions, alt text and keywords.</source>
      <translation>Décrivez des photos pour obtenir des brouillons de légendes, de textes alternatifs et de mots-clés.</translation>
    </message>
    <message>
      <source>Look again</source>
      <translation>Regarder encore</translation>
    </message>
    <message>
      <source>{0} of {1}</source>
      <translation>{0} sur {1}</translation>
    </message>
    <message>
      <source>{0} photos decided, {1} left for later.</source>
      <translation>{0} photos décidées, {1} laissées pour plus tard.</translation>
    </message>
    <message>
      <source>By folder</source>
      <translation>Par dossier</translation>
    </message>
    <message>
      <source>Worst first</source>
      <translation>Les moins bonnes d'abord</translation>
    </message>
  </context>
  <context>
    <name>SearchBar</name>
    <message>
      <source>Search alt text, captions, keywords, file names</source>
      <translation>Chercher textes, légendes, mots-clés, noms de fichiers</translation>
    </message>
    <message>
      <source>Search</source>
      <translation>Rechercher</translation>
    </message>
    <message>
      <source>How to search</source>
      <translation>Comment chercher</translation>
    </message>
    <message>
      <source>Save this search</source>
      <translation>Enregistrer cette recherche</translation>
    </message>
    <message>
      <source>both words, anywhere</source>
      <translation>les deux mots, n'importe où</translation>
    </message>
    <message>
      <source>these words in this order</source>
      <translation>ces mots dans cet ordre</translation>
    </message>
    <message>
      <source>one of them</source>
      <translation>l'un d'eux</translation>
    </message>
    <message>
      <source>without a word</source>
      <translation>sans un mot</translation>
    </message>
    <message>
      <source>beginning with sun</source>
      <translation>commence par sun</translation>
    </message>
    <message>
      <source>only there: caption, alt, title, keyword, answer, file, folder</source>
      <translation>seulement là : caption, alt, title, keyword, answer, file, folder</translation>
    </message>
    <message>
      <source>what a photo lacks or has</source>
      <translation>ce qui manque à une photo ou ce qu'elle a</translation>
    </message>
    <message>
      <source>how far its words are</source>
      <translation>où en sont ses mots</translation>
    </message>
    <message>
      <source>when it was taken</source>
      <translation>quand elle a été prise</translation>
    </message>
    <message>
      <source>stars and camera</source>
      <translation>étoiles et appareil</translation>
    </message>
    <message>
      <source>who wrote the words</source>
      <translation>qui a écrit les mots</translation>
    </message>
  </context>
  <context>
    <name>Sidebar</name>
    <message>
      <source>Lists and folders</source>
      <translation>Listes et dossiers</translation>
    </message>
    <message>
      <source>LIBRARY</source>
      <translation>BIBLIOTHÈQUE</translation>
    </message>
    <message numerus="yes">
      <source>%n photo(s)</source>
      <translation>
        <numerusform>%n photo</numerusform>
        <numerusform>%n photos</numerusform>
      </translation>
    </message>
    <message>
      <source>SAVED SEARCHES</source>
      <translation>RECHERCHES ENREGISTRÉES</translation>
    </message>
    <message>
      <source>FOLDERS</source>
      <translation>DOSSIERS</translation>
    </message>
    <message>
      <source>Look for new photos</source>
      <translation>Chercher de nouvelles photos</translation>
    </message>
    <message>
      <source>{0} (offline)</source>
      <translation>{0} (hors ligne)</translation>
    </message>
    <message>
      <source>Take out of the library (nothing is deleted)</source>
      <translation>Retirer de la bibliothèque (rien n'est supprimé)</translation>
    </message>
    <message>
      <source>Forget this search</source>
      <translation>Oublier cette recherche</translation>
    </message>
    <message>
      <source>All photos</source>
      <translation>Toutes les photos</translation>
    </message>
    <message>
      <source>No alt text</source>
      <translation>Sans texte alternatif</translation>
    </message>
    <message>
      <source>Drafts to review</source>
      <translation>Brouillons à vérifier</translation>
    </message>
    <message>
      <source>Approved</source>
      <translation>Approuvées</translation>
    </message>
    <message>
      <source>Problems</source>
      <translation>Problèmes</translation>
    </message>
    <message>
      <source>Duplicates</source>
      <translation>Doublons</translation>
    </message>
  </context>
  <context>
    <name>ZoomView</name>
    <message>
      <source>Photo</source>
      <translation>Photo</translation>
    </message>
  </context>
  <context>
    <name>Stage</name>
    <message>
      <source>Back</source>
      <translation>Retour</translation>
    </message>
    <message>
      <source>Photo before</source>
      <translation>Photo précédente</translation>
    </message>
    <message>
      <source>Next photo</source>
      <translation>Photo suivante</translation>
    </message>
    <message>
      <source>Every pixel</source>
      <translation>Chaque pixel</translation>
    </message>
    <message>
      <source>{0} of {1}</source>
      <translation>{0} sur {1}</translation>
    </message>
  </context>
  <context>
    <name>TopBar</name>
    <message>
      <source>Lists and folders</source>
      <translation>Listes et dossiers</translation>
    </message>
    <message>
      <source>Open a folder</source>
      <translation>Ouvrir un dossier</translation>
    </message>
    <message>
      <source>Library</source>
      <translation>Bibliothèque</translation>
    </message>
    <message>
      <source>Review</source>
      <translation>Vérifier</translation>
    </message>
    <message>
      <source>Undo</source>
      <translation>Annuler</translation>
    </message>
    <message>
      <source>Describe</source>
      <translation>Décrire</translation>
    </message>
    <message>
      <source>Inspector</source>
      <translation>Inspecteur</translation>
    </message>
    <message>
      <source>More</source>
      <translation>Plus</translation>
    </message>
    <message>
      <source>Describe 1 photo</source>
      <translation>Décrire 1 photo</translation>
    </message>
    <message>
      <source>Write drafts of caption, alt text and keywords (D)</source>
      <translation>Écrire des brouillons de légende, de texte alternatif et de mots-clés (D)</translation>
    </message>
    <message>
      <source>Review {0}</source>
      <translation>Vérifier {0}</translation>
    </message>
    <message>
      <source>Describe {0} photos</source>
      <translation>Décrire {0} photos</translation>
    </message>
  </context>
  <context>
    <name>Tray</name>
    <message>
      <source>Open BlipDesk</source>
      <translation>Ouvrir BlipDesk</translation>
    </message>
    <message>
      <source>Pause</source>
      <translation>Pause</translation>
    </message>
    <message>
      <source>Quit</source>
      <translation>Quitter</translation>
    </message>
    <message numerus="yes">
      <source>%n photo(s) done</source>
      <translation>
        <numerusform>%n photo terminée</numerusform>
        <numerusform>%n photos terminées</numerusform>
      </translation>
    </message>
    <message>
      <source>BlipDesk goes on here. Its menu opens the window again.</source>
      <translation>BlipDesk continue ici. Son menu rouvre la fenêtre.</translation>
    </message>
    <message>
      <source>Go on</source>
      <translation>Continuer</translation>
    </message>
    <message numerus="yes">
      <source>BlipDesk: %n photo(s) wait</source>
      <translation>
        <numerusform>BlipDesk : %n photo attend</numerusform>
        <numerusform>BlipDesk : %n photos attendent</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n failed</source>
      <translation>
        <numerusform>%n échec</numerusform>
        <numerusform>%n échecs</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>Trouble</name>
    <message>
      <source>The library's index is damaged. Your photos are not affected: their words are in the files.</source>
      <translation>L’index de la bibliothèque est endommagé. Vos photos ne sont pas touchées : leurs textes sont dans les fichiers.</translation>
    </message>
    <message>
      <source>BlipDesk can repair it: it takes the newest good copy of the index and everything that can still be read, and looks through your photos again. The damaged index is kept.</source>
      <translation>BlipDesk peut le réparer : il prend la plus récente bonne copie de l’index et tout ce qui est encore lisible, puis parcourt à nouveau vos photos. L’index endommagé est conservé.</translation>
    </message>
    <message>
      <source>Another program is using the library.</source>
      <translation>Un autre programme utilise la bibliothèque.</translation>
    </message>
    <message>
      <source>The library cannot be opened.</source>
      <translation>La bibliothèque ne peut pas être ouverte.</translation>
    </message>
    <message>
      <source>Repairing the index. Your photos are only read.</source>
      <translation>Réparation de l'index. Vos photos sont seulement lues.</translation>
    </message>
    <message>
      <source>Your photos are being looked through again now.</source>
      <translation>Vos photos sont maintenant parcourues à nouveau.</translation>
    </message>
    <message>
      <source>The library can be used again.</source>
      <translation>La bibliothèque peut de nouveau servir.</translation>
    </message>
    <message>
      <source>The index could not be repaired.</source>
      <translation>L'index n'a pas pu être réparé.</translation>
    </message>
    <message>
      <source>Try again</source>
      <translation>Réessayer</translation>
    </message>
    <message>
      <source>Repair now</source>
      <translation>Réparer maintenant</translation>
    </message>
    <message>
      <source>Close it, then try again.</source>
      <translation>Fermez-le, puis réessayez.</translation>
    </message>
    <message>
      <source>{0} entries of the damaged index were kept.</source>
      <translation>{0} entrées de l'index endommagé ont été gardées.</translation>
    </message>
    <message>
      <source>The damaged index: {0}</source>
      <translation>L'index endommagé : {0}</translation>
    </message>
    <message>
      <source>The copy {0} was used.</source>
      <translation>La copie {0} a été utilisée.</translation>
    </message>
  </context>
  <context>
    <name>Window</name>
    <message>
      <source>Undo (Ctrl+Z)</source>
      <translation>Annuler (Ctrl+Z)</translation>
    </message>
    <message>
      <source>That did not work</source>
      <translation>Cela n'a pas marché</translation>
    </message>
    <message>
      <source>Saved</source>
      <translation>Enregistré</translation>
    </message>
    <message numerus="yes">
      <source>%n file(s) done</source>
      <translation>
        <numerusform>%n fichier terminé</numerusform>
        <numerusform>%n fichiers terminés</numerusform>
      </translation>
    </message>
    <message>
      <source>Saving what you typed…</source>
      <translation>Enregistrement de ce que vous avez écrit…</translation>
    </message>
    <message>
      <source>Undo: {0} (Ctrl+Z)</source>
      <translation>Annuler : {0} (Ctrl+Z)</translation>
    </message>
  </context>
  <context>
    <name>Commands</name>
    <message>
      <source>Open a folder…</source>
      <translation>Ouvrir un dossier…</translation>
    </message>
    <message>
      <source>Look for changes</source>
      <translation>Chercher des changements</translation>
    </message>
    <message>
      <source>Search</source>
      <translation>Rechercher</translation>
    </message>
    <message>
      <source>Undo</source>
      <translation>Annuler</translation>
    </message>
    <message>
      <source>Redo</source>
      <translation>Rétablir</translation>
    </message>
    <message>
      <source>Library</source>
      <translation>Bibliothèque</translation>
    </message>
    <message>
      <source>Review</source>
      <translation>Vérifier</translation>
    </message>
    <message>
      <source>Show lists and folders</source>
      <translation>Montrer les listes et dossiers</translation>
    </message>
    <message>
      <source>Show the inspector</source>
      <translation>Montrer l'inspecteur</translation>
    </message>
    <message>
      <source>Jobs</source>
      <translation>Tâches</translation>
    </message>
    <message>
      <source>Next part of the window</source>
      <translation>Partie suivante de la fenêtre</translation>
    </message>
    <message>
      <source>Full screen</source>
      <translation>Plein écran</translation>
    </message>
    <message>
      <source>Preferences</source>
      <translation>Préférences</translation>
    </message>
    <message>
      <source>Keys</source>
      <translation>Touches</translation>
    </message>
    <message>
      <source>Quit</source>
      <translation>Quitter</translation>
    </message>
    <message>
      <source>Describe</source>
      <translation>Décrire</translation>
    </message>
    <message>
      <source>Edit alt text</source>
      <translation>Modifier le texte alternatif</translation>
    </message>
    <message>
      <source>Edit keywords</source>
      <translation>Modifier les mots-clés</translation>
    </message>
    <message>
      <source>Ask a question</source>
      <translation>Poser une question</translation>
    </message>
    <message>
      <source>Approve</source>
      <translation>Approuver</translation>
    </message>
    <message>
      <source>Reject</source>
      <translation>Rejeter</translation>
    </message>
    <message>
      <source>New draft</source>
      <translation>Nouveau brouillon</translation>
    </message>
    <message>
      <source>Rename…</source>
      <translation>Renommer…</translation>
    </message>
    <message>
      <source>Copy files</source>
      <translation>Copier les fichiers</translation>
    </message>
    <message>
      <source>Cut files</source>
      <translation>Couper les fichiers</translation>
    </message>
    <message>
      <source>Paste files into this folder</source>
      <translation>Coller les fichiers dans ce dossier</translation>
    </message>
    <message>
      <source>Move to…</source>
      <translation>Déplacer vers…</translation>
    </message>
    <message>
      <source>Copy to…</source>
      <translation>Copier vers…</translation>
    </message>
    <message>
      <source>New folder…</source>
      <translation>Nouveau dossier…</translation>
    </message>
    <message>
      <source>Delete to the trash</source>
      <translation>Mettre à la corbeille</translation>
    </message>
    <message>
      <source>Copy alt text</source>
      <translation>Copier le texte alternatif</translation>
    </message>
    <message>
      <source>Open with the usual program</source>
      <translation>Ouvrir avec le programme habituel</translation>
    </message>
    <message>
      <source>Show in the file manager</source>
      <translation>Montrer dans le gestionnaire de fichiers</translation>
    </message>
    <message>
      <source>Larger pictures</source>
      <translation>Images plus grandes</translation>
    </message>
    <message>
      <source>Smaller pictures</source>
      <translation>Images plus petites</translation>
    </message>
    <message>
      <source>Choose all</source>
      <translation>Tout choisir</translation>
    </message>
  </context>
  <context>
    <name>State</name>
    <message>
      <source>Cannot be read</source>
      <translation>Illisible</translation>
    </message>
    <message>
      <source>File is gone</source>
      <translation>Fichier disparu</translation>
    </message>
    <message>
      <source>Offline</source>
      <translation>Hors ligne</translation>
    </message>
    <message>
      <source>Problem</source>
      <translation>Problème</translation>
    </message>
    <message>
      <source>AI draft</source>
      <translation>Brouillon IA</translation>
    </message>
    <message>
      <source>Decorative</source>
      <translation>Décorative</translation>
    </message>
    <message>
      <source>Approved</source>
      <translation>Approuvées</translation>
    </message>
    <message>
      <source>AI text</source>
      <translation>Texte IA</translation>
    </message>
    <message>
      <source>No alt text</source>
      <translation>Sans texte alternatif</translation>
    </message>
  </context>
  <context>
    <name>QuestionPack</name>
    <message>
      <source>For alt text</source>
      <translation>Pour le texte alternatif</translation>
    </message>
    <message>
      <source>Place and light</source>
      <translation>Lieu et lumière</translation>
    </message>
    <message>
      <source>Does it need alt text?</source>
      <translation>Faut-il un texte alternatif ?</translation>
    </message>
  </context>
  <context>
    <name>Setting</name>
    <message>
      <source>Models</source>
      <translation>Modèles</translation>
    </message>
    <message>
      <source>Speed and memory</source>
      <translation>Vitesse et mémoire</translation>
    </message>
    <message>
      <source>Captions</source>
      <translation>Légendes</translation>
    </message>
    <message>
      <source>Writing</source>
      <translation>Écriture</translation>
    </message>
    <message>
      <source>Folders</source>
      <translation>Dossiers</translation>
    </message>
    <message>
      <source>Watching</source>
      <translation>Surveillance</translation>
    </message>
    <message>
      <source>Window</source>
      <translation>Fenêtre</translation>
    </message>
    <message>
      <source>Other programs</source>
      <translation>Autres programmes</translation>
    </message>
    <message>
      <source>In the background</source>
      <translation>En arrière-plan</translation>
    </message>
    <message>
      <source>Model for captions</source>
      <translation>Modèle pour les légendes</translation>
    </message>
    <message>
      <source>Model for questions</source>
      <translation>Modèle pour les questions</translation>
    </message>
    <message>
      <source>Model for matching</source>
      <translation>Modèle pour comparer</translation>
    </message>
    <message>
      <source>Device</source>
      <translation>Appareil de calcul</translation>
    </message>
    <message>
      <source>Number format</source>
      <translation>Format des nombres</translation>
    </message>
    <message>
      <source>CPU threads</source>
      <translation>Threads du processeur</translation>
    </message>
    <message>
      <source>Photos at a time</source>
      <translation>Photos à la fois</translation>
    </message>
    <message>
      <source>Longest time for a photo</source>
      <translation>Temps maximal par photo</translation>
    </message>
    <message>
      <source>Memory is given back after</source>
      <translation>La mémoire est rendue après</translation>
    </message>
    <message>
      <source>Captions to choose from</source>
      <translation>Légendes au choix</translation>
    </message>
    <message>
      <source>Beams</source>
      <translation>Faisceaux</translation>
    </message>
    <message>
      <source>No repeated words</source>
      <translation>Pas de répétitions</translation>
    </message>
    <message>
      <source>Longest caption</source>
      <translation>Légende la plus longue</translation>
    </message>
    <message>
      <source>When words are written</source>
      <translation>Quand les mots sont écrits</translation>
    </message>
    <message>
      <source>Wait before writing</source>
      <translation>Attente avant l'écriture</translation>
    </message>
    <message>
      <source>Keywords</source>
      <translation>Mots-clés</translation>
    </message>
    <message>
      <source>Answers</source>
      <translation>Réponses</translation>
    </message>
    <message>
      <source>Keep the file's date</source>
      <translation>Garder la date du fichier</translation>
    </message>
    <message>
      <source>Sidecar files</source>
      <translation>Fichiers annexes (XMP)</translation>
    </message>
    <message>
      <source>Name of a sidecar</source>
      <translation>Nom d'un fichier annexe</translation>
    </message>
    <message>
      <source>Write into hard links</source>
      <translation>Écrire dans les liens physiques</translation>
    </message>
    <message>
      <source>Write into signed photos</source>
      <translation>Écrire dans les photos signées</translation>
    </message>
    <message>
      <source>Keep the original</source>
      <translation>Garder l'original</translation>
    </message>
    <message>
      <source>Write into DNG files</source>
      <translation>Écrire dans les fichiers DNG</translation>
    </message>
    <message>
      <source>Vocabulary</source>
      <translation>Vocabulaire</translation>
    </message>
    <message>
      <source>Keywords outside of it</source>
      <translation>Mots-clés hors vocabulaire</translation>
    </message>
    <message>
      <source>Keywords above a keyword</source>
      <translation>Mots-clés supérieurs</translation>
    </message>
    <message>
      <source>History in the photo</source>
      <translation>Historique dans la photo</translation>
    </message>
    <message>
      <source>Let exiftool help</source>
      <translation>Laisser exiftool aider</translation>
    </message>
    <message>
      <source>Left out</source>
      <translation>Laissés de côté</translation>
    </message>
    <message>
      <source>Smallest file</source>
      <translation>Plus petit fichier</translation>
    </message>
    <message>
      <source>Patience with slow disks</source>
      <translation>Patience avec les disques lents</translation>
    </message>
    <message>
      <source>Watch while the window is open</source>
      <translation>Surveiller quand la fenêtre est ouverte</translation>
    </message>
    <message>
      <source>Look at everything every</source>
      <translation>Tout parcourir toutes les</translation>
    </message>
    <message>
      <source>Network drives every</source>
      <translation>Lecteurs réseau toutes les</translation>
    </message>
    <message>
      <source>Quiet hours</source>
      <translation>Heures calmes</translation>
    </message>
    <message>
      <source>Only on mains power</source>
      <translation>Seulement sur secteur</translation>
    </message>
    <message>
      <source>Describe new photos by themselves</source>
      <translation>Décrire seules les nouvelles photos</translation>
    </message>
    <message>
      <source>Programs to open photos with</source>
      <translation>Programmes pour ouvrir les photos</translation>
    </message>
    <message>
      <source>Stay in the tray</source>
      <translation>Rester dans la zone de notification</translation>
    </message>
    <message>
      <source>Automatic</source>
      <translation>Automatique</translation>
    </message>
    <message>
      <source>CPU</source>
      <translation>Processeur</translation>
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
      <translation>Sur les mots d'une machine</translation>
    </message>
    <message>
      <source>Beside those that are there</source>
      <translation>À côté de ceux qui y sont</translation>
    </message>
    <message>
      <source>Where nothing stands</source>
      <translation>Là où il n'y a rien</translation>
    </message>
    <message>
      <source>Never</source>
      <translation>Jamais</translation>
    </message>
    <message>
      <source>Always</source>
      <translation>Toujours</translation>
    </message>
    <message>
      <source>Where a photo cannot be written</source>
      <translation>Si la photo ne peut pas</translation>
    </message>
    <message>
      <source>Write them</source>
      <translation>Les écrire</translation>
    </message>
    <message>
      <source>Leave out a machine's</source>
      <translation>Omettre ceux d'une machine</translation>
    </message>
    <message>
      <source>Refuse all of them</source>
      <translation>Les refuser tous</translation>
    </message>
    <message>
      <source>Nothing more</source>
      <translation>Rien de plus</translation>
    </message>
    <message>
      <source>The path, for Lightroom</source>
      <translation>Le chemin, pour Lightroom</translation>
    </message>
    <message>
      <source>As keywords too</source>
      <translation>Aussi comme mots-clés</translation>
    </message>
    <message>
      <source>At once, where nothing stands</source>
      <translation>Tout de suite, si c'est vide</translation>
    </message>
    <message>
      <source>Once I have approved them</source>
      <translation>Quand je les ai approuvés</translation>
    </message>
    <message>
      <source>Model that writes captions: a Hub id or a folder.</source>
      <translation>Modèle qui écrit les légendes : un identifiant du Hub ou un dossier.</translation>
    </message>
    <message>
      <source>Model that answers questions: a Hub id or a folder.</source>
      <translation>Modèle qui répond aux questions : un identifiant du Hub ou un dossier.</translation>
    </message>
    <message>
      <source>Model that scores captions (used where it is installed): a Hub id or a folder.</source>
      <translation>Modèle qui note les légendes (là où il est installé) : un identifiant du Hub ou un dossier.</translation>
    </message>
    <message>
      <source>Where the models run.</source>
      <translation>Où les modèles tournent.</translation>
    </message>
    <message>
      <source>Number format of the models; auto: int8 on CPUs that are fast with it, else fp32; bf16 or fp16 on a GPU. fp32 gives the reference's words to the token.</source>
      <translation>Format des nombres des modèles ; automatique : int8 sur les processeurs rapides avec lui, sinon fp32 ; bf16 ou fp16 sur un GPU. fp32 donne exactement les mots de la référence.</translation>
    </message>
    <message>
      <source>CPU threads for the models; 0: all cores.</source>
      <translation>Threads du processeur pour les modèles ; 0 : tous les cœurs.</translation>
    </message>
    <message>
      <source>Photos that the model looks at together.</source>
      <translation>Photos que le modèle regarde ensemble.</translation>
    </message>
    <message>
      <source>Seconds for one photo after which the model counts as hung.</source>
      <translation>Secondes pour une photo après lesquelles le modèle est considéré comme bloqué.</translation>
    </message>
    <message>
      <source>Seconds without work after which the models' memory is given back; 0: never.</source>
      <translation>Secondes sans travail après lesquelles la mémoire des modèles est rendue ; 0 : jamais.</translation>
    </message>
    <message>
      <source>Captions proposed for each photo; above 1 the matching model picks the best of them.</source>
      <translation>Légendes proposées par photo ; au-delà de 1, le modèle de comparaison choisit la meilleure.</translation>
    </message>
    <message>
      <source>Width of the search for words; 3 takes half as long again as 1.</source>
      <translation>Largeur de la recherche de mots ; 3 prend une fois et demie le temps de 1.</translation>
    </message>
    <message>
      <source>Runs of so many word pieces never come twice in a caption; 0: may come.</source>
      <translation>Les suites d'autant de morceaux de mots ne reviennent jamais deux fois dans une légende ; 0 : permis.</translation>
    </message>
    <message>
      <source>The longest caption, in word pieces.</source>
      <translation>La légende la plus longue, en morceaux de mots.</translation>
    </message>
    <message>
      <source>When machine text goes into files: empty (at once, into empty fields), reviewed (once approved), never.</source>
      <translation>Quand le texte d'une machine va dans les fichiers : tout de suite dans les champs vides, après approbation, ou jamais.</translation>
    </message>
    <message>
      <source>Approved and machine text goes into files once no more has come for so many seconds (blipdesk queue write-now: at once); 0: nothing waits.</source>
      <translation>Le texte approuvé ou de machine va dans les fichiers quand rien de nouveau n'est venu pendant autant de secondes (blipdesk queue write-now : tout de suite) ; 0 : rien n'attend.</translation>
    </message>
    <message>
      <source>A machine's caption goes into empty fields and over unapproved machine text (replace), into empty fields alone (empty), or nowhere (never); never over a person's words.</source>
      <translation>La légende d'une machine va dans les champs vides et sur un texte de machine non approuvé, dans les seuls champs vides, ou nulle part ; jamais sur les mots d'une personne.</translation>
    </message>
    <message>
      <source>The same for a machine's keywords; append: they join those that are there.</source>
      <translation>De même pour les mots-clés d'une machine ; ils peuvent aussi rejoindre ceux qui y sont.</translation>
    </message>
    <message>
      <source>A machine's answers are written, over unapproved ones to the same question (replace), or stay in the library (never).</source>
      <translation>Les réponses d'une machine sont écrites, sur celles non approuvées à la même question, ou restent dans la bibliothèque.</translation>
    </message>
    <message>
      <source>Keep a photo's modification time when its text changes.</source>
      <translation>Garder l'heure de modification d'une photo quand son texte change.</translation>
    </message>
    <message>
      <source>Write an XMP file beside a photo that must not or cannot be written (when refused), never, or always instead of the photo.</source>
      <translation>Écrire un fichier XMP à côté d'une photo qui ne doit ou ne peut pas être écrite, jamais, ou toujours à la place de la photo.</translation>
    </message>
    <message>
      <source>Name of a new sidecar: NAME.EXT.xmp (darktable, digiKam) or NAME.xmp (Adobe); an existing one of either name is kept.</source>
      <translation>Nom d'un nouveau fichier annexe : NAME.EXT.xmp (darktable, digiKam) ou NAME.xmp (Adobe) ; un fichier existant garde le sien.</translation>
    </message>
    <message>
      <source>Write into files of several names (hard links), by copying over them, which a power cut can tear; otherwise a sidecar takes the text.</source>
      <translation>Écrire dans les fichiers à plusieurs noms (liens physiques) en les recopiant, ce qu'une coupure de courant peut abîmer ; sinon un fichier annexe prend le texte.</translation>
    </message>
    <message>
      <source>Write into photos with Content Credentials (C2PA), which breaks their signature; otherwise a sidecar takes the text.</source>
      <translation>Écrire dans les photos avec Content Credentials (C2PA), ce qui rompt leur signature ; sinon un fichier annexe prend le texte.</translation>
    </message>
    <message>
      <source>Keep each photo as it was before BlipDesk's first write beside it, as NAME.EXT_original.</source>
      <translation>Garder à côté chaque photo telle qu'avant la première écriture, sous NAME.EXT_original.</translation>
    </message>
    <message>
      <source>Write into DNG files, beside which Lightroom ignores sidecars; otherwise a sidecar takes the text.</source>
      <translation>Écrire dans les fichiers DNG, à côté desquels Lightroom ignore les fichiers annexes ; sinon un fichier annexe prend le texte.</translation>
    </message>
    <message>
      <source>File of the keywords to be used: one a line, a tab more for what belongs below it, synonyms in {braces}, headings in [brackets], as Lightroom exports it.</source>
      <translation>Fichier des mots-clés à employer : un par ligne, une tabulation de plus pour ce qui est dessous, synonymes entre {accolades}, titres entre [crochets], comme Lightroom l'exporte.</translation>
    </message>
    <message>
      <source>Keywords outside the vocabulary are written as they are (keep), a machine's are left out (drop), or a person's are refused as well (refuse).</source>
      <translation>Les mots-clés hors du vocabulaire sont écrits tels quels (keep), ceux d'une machine sont omis (drop), ou ceux d'une personne refusés aussi (refuse).</translation>
    </message>
    <message>
      <source>Of a new keyword's place in the vocabulary nothing is written (none), its path for Lightroom (paths), or what lies above it as keywords too (ancestors).</source>
      <translation>De la place d'un nouveau mot-clé dans le vocabulaire, rien n'est écrit (none), son chemin pour Lightroom (paths), ou aussi ce qui est au-dessus comme mots-clés (ancestors).</translation>
    </message>
    <message>
      <source>Leave an entry in the photo's own history (xmpMM:History) with every write and undo, for other programs.</source>
      <translation>Laisser à chaque écriture et annulation une entrée dans l'historique de la photo même (xmpMM:History), pour d'autres programmes.</translation>
    </message>
    <message>
      <source>Let exiftool, where it is installed, try what BlipDesk cannot write into a photo itself; its result is verified alike.</source>
      <translation>Laisser exiftool, s'il est installé, essayer ce que BlipDesk ne peut écrire lui-même ; le résultat est vérifié de même.</translation>
    </message>
    <message>
      <source>Files and folders that are left out: names with * and ?, or paths, with ; between them.</source>
      <translation>Fichiers et dossiers laissés de côté : noms avec * et ?, ou chemins, séparés par ;.</translation>
    </message>
    <message>
      <source>Smaller files below folders are left out (KiB), such as icons.</source>
      <translation>Les fichiers plus petits dans les dossiers sont laissés de côté (Kio), comme les icônes.</translation>
    </message>
    <message>
      <source>Seconds after which a disk that does not answer is left alone.</source>
      <translation>Secondes après lesquelles un disque qui ne répond pas est laissé tranquille.</translation>
    </message>
    <message>
      <source>Seconds after which a watched folder is compared with the index as a whole.</source>
      <translation>Secondes après lesquelles un dossier surveillé est comparé en entier à l'index.</translation>
    </message>
    <message>
      <source>The same for folders on network drives, which report no changes.</source>
      <translation>De même pour les dossiers sur lecteurs réseau, qui ne signalent aucun changement.</translation>
    </message>
    <message>
      <source>While the window is open, the library's folders are watched for new and changed photos.</source>
      <translation>Tant que la fenêtre est ouverte, les dossiers de la bibliothèque sont surveillés pour y voir les photos nouvelles ou modifiées.</translation>
    </message>
    <message>
      <source>Programs of the menu Open with, with ; between them, such as gimp; darktable.</source>
      <translation>Programmes du menu Ouvrir avec, séparés par ;, par exemple gimp; darktable.</translation>
    </message>
    <message>
      <source>Closing the window leaves BlipDesk in the desktop's tray, where it goes on watching and describing; without a tray it ends.</source>
      <translation>À la fermeture de la fenêtre, BlipDesk reste dans la zone de notification et continue à surveiller et à décrire ; sans elle, il se termine.</translation>
    </message>
    <message>
      <source>While the window is open, photos of the library that nobody has described are described by themselves, new ones as they appear; otherwise only when asked.</source>
      <translation>Tant que la fenêtre est ouverte, les photos que personne n'a décrites le sont automatiquement, les nouvelles dès leur arrivée ; sinon seulement sur demande.</translation>
    </message>
    <message>
      <source>Hours in which nothing is described in the background, such as "22:00-07:00".</source>
      <translation>Heures pendant lesquelles rien n'est décrit en arrière-plan, par exemple "22:00-07:00".</translation>
    </message>
    <message>
      <source>Describe in the background only on mains power, not on battery.</source>
      <translation>Décrire en arrière-plan seulement sur secteur, pas sur batterie.</translation>
    </message>
  </context>
  <context>
    <name>WriteExample</name>
    <message>
      <source>Caption</source>
      <translation>Légende</translation>
    </message>
    <message>
      <source>Alt text</source>
      <translation>Texte alternatif</translation>
    </message>
    <message>
      <source>Keywords</source>
      <translation>Mots-clés</translation>
    </message>
    <message>
      <source>Answers</source>
      <translation>Réponses</translation>
    </message>
    <message>
      <source>stays in the library, also when approved</source>
      <translation>reste dans la bibliothèque, même approuvé</translation>
    </message>
    <message>
      <source>stays in the library until you approve it</source>
      <translation>reste dans la bibliothèque jusqu'à votre approbation</translation>
    </message>
    <message>
      <source>once you have approved it</source>
      <translation>quand vous l'avez approuvé</translation>
    </message>
    <message>
      <source>at once, never over a person's words</source>
      <translation>tout de suite, jamais sur les mots d'une personne</translation>
    </message>
    <message>
      <source>nowhere</source>
      <translation>nulle part</translation>
    </message>
    <message>
      <source>at once, where nothing stands</source>
      <translation>tout de suite, là où il n'y a rien</translation>
    </message>
    <message>
      <source>at once, beside those that are there</source>
      <translation>tout de suite, à côté de ceux qui y sont</translation>
    </message>
  </context>
</TS>
