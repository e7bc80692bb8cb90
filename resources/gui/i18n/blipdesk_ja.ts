<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ja" sourcelanguage="en">
  <context>
    <name>AskTab</name>
    <message>
      <source>Ask a question, for example: where is it?</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Question</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Ask</source>
      <translation>質問</translation>
    </message>
    <message>
      <source>No question has been asked about this photo.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>ASKED BEFORE</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>ANSWERS</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>How sure the model is of its words, not of the truth</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Probability</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The question goes to {0} photos.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Ask: {0}</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>DescribeTab</name>
    <message>
      <source>Says what the picture shows to people who cannot see it.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Alt text</source>
      <translation>代替テキスト</translation>
    </message>
    <message>
      <source>Caption</source>
      <translation>キャプション</translation>
    </message>
    <message>
      <source>Title</source>
      <translation>タイトル</translation>
    </message>
    <message>
      <source>Extended description</source>
      <translation>詳しい説明</translation>
    </message>
    <message>
      <source>Decorative</source>
      <translation>装飾</translation>
    </message>
    <message>
      <source>It needs no alt text, such as a border or a mood picture</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Save</source>
      <translation>保存</translation>
    </message>
    <message>
      <source>New draft</source>
      <translation>新しい下書き</translation>
    </message>
    <message>
      <source>Approve</source>
      <translation>承認</translation>
    </message>
    <message>
      <source>Edit</source>
      <translation>編集</translation>
    </message>
    <message>
      <source>Reject</source>
      <translation>却下</translation>
    </message>
    <message>
      <source>Title and extended description</source>
      <translation>タイトルと詳しい説明</translation>
    </message>
    <message>
      <source>Keywords</source>
      <translation>キーワード</translation>
    </message>
    <message>
      <source>AI draft · {0}</source>
      <translation>AI 下書き · {0}</translation>
    </message>
    <message>
      <source>a model</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Saves to {0}</source>
      <translation>{0} に保存</translation>
    </message>
    <message>
      <source>fits {0}</source>
      <translation>一致度 {0}</translation>
    </message>
    <message>
      <source>{0}: longer than {1}; move detail below</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{0} / {1}, long</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>Edits</name>
    <message numerus="yes">
      <source>edit the words of %n photo(s)</source>
      <translation type="unfinished">
        <numerusform />
      </translation>
    </message>
    <message numerus="yes">
      <source>approve %n photo(s)</source>
      <translation type="unfinished">
        <numerusform />
      </translation>
    </message>
    <message numerus="yes">
      <source>reject %n photo(s)</source>
      <translation type="unfinished">
        <numerusform />
      </translation>
    </message>
    <message>
      <source>undo one change</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>FileActions</name>
    <message>
      <source>Move to</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Copy to</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>New folder</source>
      <translation>新しいフォルダー</translation>
    </message>
    <message>
      <source>Name</source>
      <translation>名前</translation>
    </message>
    <message numerus="yes">
      <source>%n file(s) cannot go there as they are</source>
      <translation type="unfinished">
        <numerusform />
      </translation>
    </message>
    <message>
      <source>Choose a folder at the side first</source>
      <translation type="unfinished" />
    </message>
    <message numerus="yes">
      <source>%n file(s) on the clipboard</source>
      <translation type="unfinished">
        <numerusform />
      </translation>
    </message>
    <message>
      <source>Give them a number</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Only the others</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>FileEdits</name>
    <message numerus="yes">
      <source>move %n file(s)</source>
      <translation type="unfinished">
        <numerusform />
      </translation>
    </message>
    <message numerus="yes">
      <source>copy %n file(s)</source>
      <translation type="unfinished">
        <numerusform />
      </translation>
    </message>
    <message numerus="yes">
      <source>rename %n file(s)</source>
      <translation type="unfinished">
        <numerusform />
      </translation>
    </message>
    <message numerus="yes">
      <source>delete %n file(s)</source>
      <translation type="unfinished">
        <numerusform />
      </translation>
    </message>
    <message>
      <source>new folder</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>Filmstrip</name>
    <message>
      <source>Photos to review</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>FirstRun</name>
    <message>
      <source>Which photos?</source>
      <translation>どの写真ですか？</translation>
    </message>
    <message>
      <source>Everything happens on this computer. Your photos are never uploaded, and looking at them changes nothing in them.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Choose a folder…</source>
      <translation>フォルダーを選択…</translation>
    </message>
    <message>
      <source>Try with sample photos</source>
      <translation>サンプル写真で試す</translation>
    </message>
    <message>
      <source>Drop a folder here, or</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Skip</source>
      <translation>スキップ</translation>
    </message>
    <message>
      <source>Choose a caption model</source>
      <translation>キャプションモデルを選択</translation>
    </message>
    <message>
      <source>It runs on this computer. A download is the only thing that ever uses the network, and only when you press its button.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Continue</source>
      <translation>続ける</translation>
    </message>
    <message>
      <source>Back</source>
      <translation>戻る</translation>
    </message>
    <message>
      <source>What may be written into your photos?</source>
      <translation>写真に何を書き込みますか？</translation>
    </message>
    <message>
      <source>The picture itself is never changed, words of a person are never replaced, and every write can be taken back. This can be changed later.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Show my photos</source>
      <translation>写真を表示</translation>
    </message>
    <message>
      <source>Choose a folder</source>
      <translation>フォルダーを選択</translation>
    </message>
    <message>
      <source>Choose a model</source>
      <translation>モデルを選択</translation>
    </message>
    <message>
      <source>What is written</source>
      <translation>書き込む内容</translation>
    </message>
    <message>
      <source>Choose a folder of photos</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Continue without a model</source>
      <translation>モデルなしで続ける</translation>
    </message>
    <message>
      <source>Only what I have approved</source>
      <translation>承認したものだけ</translation>
    </message>
    <message>
      <source>Drafts wait in the library. What you approve goes into the photo: caption, alt text and keywords, where every other program finds them. Never over words that are there.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>At once, where nothing is written</source>
      <translation>空欄にすぐ書き込む</translation>
    </message>
    <message>
      <source>Caption and keywords of the model go into photos that have none; alt text waits for you. Every write can be undone.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Nothing into my photos</source>
      <translation>写真には書き込まない</translation>
    </message>
    <message>
      <source>All words stay in BlipDesk's own library; you can search them here.</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>PhotoGrid</name>
    <message>
      <source>Photos</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>HistoryTab</name>
    <message>
      <source>History of the photo</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Nothing has been written into this photo.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>you</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Described</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Answered</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Edited</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Approved</source>
      <translation>承認済み</translation>
    </message>
    <message>
      <source>Rejected</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Undone</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>a model</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Undo</source>
      <translation>元に戻す</translation>
    </message>
    <message>
      <source>{0} · undone</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{0} by {1}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Undo the change of {0}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{0}: {1} (words unchanged)</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>InfoTab</name>
    <message>
      <source>Facts about the photo</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Name</source>
      <translation>名前</translation>
    </message>
    <message>
      <source>Folder</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Taken</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Format</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Camera</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Lens</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Rating</source>
      <translation>評価</translation>
    </message>
    <message>
      <source>Place</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Position</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Sidecar</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Problem</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Size</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>File size</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>Inspector</name>
    <message>
      <source>Preview</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>About the photo</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>No photo is chosen</source>
      <translation>写真が選択されていません</translation>
    </message>
    <message>
      <source>Choose one to see and change its words.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Describe</source>
      <translation>説明</translation>
    </message>
    <message>
      <source>Ask</source>
      <translation>質問</translation>
    </message>
    <message>
      <source>Info</source>
      <translation>情報</translation>
    </message>
    <message>
      <source>History</source>
      <translation>履歴</translation>
    </message>
  </context>
  <context>
    <name>JobStrip</name>
    <message>
      <source>The sample photos are ready</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Progress</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Pause</source>
      <translation>一時停止</translation>
    </message>
    <message>
      <source>Cancel</source>
      <translation>キャンセル</translation>
    </message>
    <message>
      <source>Jobs</source>
      <translation>ジョブ</translation>
    </message>
    <message>
      <source>Size of the pictures</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Size of the pictures (Ctrl+Plus, Ctrl+Minus)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Ready</source>
      <translation>準備完了</translation>
    </message>
    <message>
      <source>1 photo</source>
      <translation>1枚</translation>
    </message>
    <message>
      <source>Paused; nothing is lost</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The library is up to date</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>1 problem</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{0} photos</source>
      <translation>{0}枚</translation>
    </message>
    <message>
      <source>Go on</source>
      <translation>再開</translation>
    </message>
    <message>
      <source>Describing</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Asking about</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Looking for photos</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Drawing the sample photos</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{0} photos per second</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>about {0} h left</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{0} selected</source>
      <translation>{0}枚を選択</translation>
    </message>
    <message>
      <source>{0} {1} of {2}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>getting the model ready</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{0} s per photo</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>about {0} s left</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>about {0} min left</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{0} photos described</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{0} photos answered</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{0} problems</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Stopped after {0} photos; what was done stays</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>JobsDialog</name>
    <message>
      <source>Jobs</source>
      <translation>ジョブ</translation>
    </message>
    <message>
      <source>Describe</source>
      <translation>説明</translation>
    </message>
    <message>
      <source>Ask</source>
      <translation>質問</translation>
    </message>
    <message>
      <source>Look for photos</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Draw sample photos</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>waiting</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>at work</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>paused</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>done</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>stopped</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>failed</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Nothing has been done so far.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Do it next</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Stop</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Try again</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>KeysDialog</name>
    <message>
      <source>Keys</source>
      <translation>キー</translation>
    </message>
    <message>
      <source>EVERYWHERE</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>WHILE THE PHOTOS HAVE THE KEYBOARD</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{0} is used twice: {1}, {2}</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>KeywordsEdit</name>
    <message>
      <source>Add a keyword</source>
      <translation>キーワードを追加</translation>
    </message>
    <message>
      <source>Press to remove</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Keyword {0}; press to remove</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>LibraryPage</name>
    <message>
      <source>Order of the photos</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>1 photo</source>
      <translation>1枚</translation>
    </message>
    <message>
      <source>No photo here has all of these words.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Show all photos</source>
      <translation>すべての写真を表示</translation>
    </message>
    <message>
      <source>Group by day</source>
      <translation>日ごとにまとめる</translation>
    </message>
    <message>
      <source>Search results</source>
      <translation>検索結果</translation>
    </message>
    <message>
      <source>Nothing found</source>
      <translation>見つかりません</translation>
    </message>
    <message>
      <source>{0} photos</source>
      <translation>{0}枚</translation>
    </message>
    <message>
      <source>{0}+ photos</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Show all</source>
      <translation>すべて表示</translation>
    </message>
    <message>
      <source>No photos yet</source>
      <translation>写真がありません</translation>
    </message>
    <message>
      <source>Open a folder: its photos are listed here. Nothing is written into them until you say so.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Open a folder</source>
      <translation>フォルダーを開く</translation>
    </message>
    <message>
      <source>Try with sample photos</source>
      <translation>サンプル写真で試す</translation>
    </message>
    <message>
      <source>No draft waits for you</source>
      <translation>確認待ちの下書きはありません</translation>
    </message>
    <message>
      <source>Describe photos to get drafts of captions, alt text and keywords.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Did you mean “{0}”?</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Show photos without alt text</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Every photo here has alt text</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>No problems</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Every photo can be read and written.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>No duplicates are known</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Nothing here</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Search for “{0}”</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>All</source>
      <translation>すべて</translation>
    </message>
    <message>
      <source>No alt text</source>
      <translation>代替テキストなし</translation>
    </message>
    <message>
      <source>AI drafts</source>
      <translation>AI 下書き</translation>
    </message>
    <message>
      <source>Approved</source>
      <translation>承認済み</translation>
    </message>
    <message>
      <source>All photos</source>
      <translation>すべての写真</translation>
    </message>
    <message>
      <source>Drafts to review</source>
      <translation>確認待ちの下書き</translation>
    </message>
    <message>
      <source>Problems</source>
      <translation>問題</translation>
    </message>
    <message>
      <source>Duplicates</source>
      <translation>重複</translation>
    </message>
    <message>
      <source>Newest first</source>
      <translation>新しい順</translation>
    </message>
    <message>
      <source>Oldest first</source>
      <translation>古い順</translation>
    </message>
    <message>
      <source>Name</source>
      <translation>名前</translation>
    </message>
    <message>
      <source>Rating</source>
      <translation>評価</translation>
    </message>
    <message>
      <source>Relevance</source>
      <translation>関連度</translation>
    </message>
  </context>
  <context>
    <name>ModelCard</name>
    <message>
      <source>Download</source>
      <translation>ダウンロード</translation>
    </message>
    <message>
      <source>Pause</source>
      <translation>一時停止</translation>
    </message>
    <message>
      <source>Asking for the files</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>On this disk</source>
      <translation>ディスクにあります</translation>
    </message>
    <message>
      <source>{0} (recommended)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Download of {0}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Download {0}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{0} on disk</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{0} of {1}</source>
      <translation>{0} / {1}</translation>
    </message>
    <message>
      <source>Paused; what has arrived stays</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Go on</source>
      <translation>再開</translation>
    </message>
    <message>
      <source>needs {0} of memory</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{0} a second</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{0} min left</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Short, plain captions.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>More detail in the captions, and slower.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Answers questions about a photo.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Says how well a caption fits, and finds photos by meaning.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>BLIP base</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>BLIP large</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>BLIP for questions</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>BLIP for matching</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>ModelCards</name>
    <message>
      <source>A folder with a BLIP model</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>A bundle from another machine</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Copying and checking</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Use a model folder…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Import a bundle…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The model is ready</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>PreferencesDialog</name>
    <message>
      <source>Preferences</source>
      <translation>環境設定</translation>
    </message>
    <message>
      <source>Groups of settings</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Look</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Theme</source>
      <translation>テーマ</translation>
    </message>
    <message>
      <source>As the system</source>
      <translation>システムに合わせる</translation>
    </message>
    <message>
      <source>Light</source>
      <translation>ライト</translation>
    </message>
    <message>
      <source>Dark</source>
      <translation>ダーク</translation>
    </message>
    <message>
      <source>High contrast</source>
      <translation>ハイコントラスト</translation>
    </message>
    <message>
      <source>Models</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Speed</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Writing</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Folders</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Watching</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Into the file: caption (XMP dc:description, IPTC Caption/Abstract, EXIF ImageDescription), keywords (XMP dc:subject, IPTC Keywords), alt text once approved (XMP Iptc4xmpCore:AltTextAccessibility).</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>RenameDialog</name>
    <message>
      <source>{name}, {date}, {time}, {camera}, {caption} and {counter} stand for the photo's own; everything else stays as it is.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Rename</source>
      <translation>名前を変更</translation>
    </message>
    <message>
      <source>Pattern of the new names</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>New names</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Now</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Then</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>ReviewPage</name>
    <message>
      <source>Approved</source>
      <translation>承認済み</translation>
    </message>
    <message>
      <source>Alt text</source>
      <translation>代替テキスト</translation>
    </message>
    <message>
      <source>Approve and next</source>
      <translation>承認して次へ</translation>
    </message>
    <message>
      <source>Reject</source>
      <translation>却下</translation>
    </message>
    <message>
      <source>New draft</source>
      <translation>新しい下書き</translation>
    </message>
    <message>
      <source>Decorative</source>
      <translation>装飾</translation>
    </message>
    <message>
      <source>Ask a question about this photo</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Question</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>OTHER DRAFTS</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Approve all the rest</source>
      <translation>残りをすべて承認</translation>
    </message>
    <message>
      <source>Back to the library</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Rejected</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>They fit better than this one, by the model's own score</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>CAPTION</source>
      <translation>キャプション</translation>
    </message>
    <message>
      <source>KEYWORDS</source>
      <translation>キーワード</translation>
    </message>
    <message>
      <source>ASK ABOUT THIS PHOTO</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>approve</source>
      <translation>承認</translation>
    </message>
    <message>
      <source>edit</source>
      <translation>編集</translation>
    </message>
    <message>
      <source>reject</source>
      <translation>却下</translation>
    </message>
    <message>
      <source>new draft</source>
      <translation>新しい下書き</translation>
    </message>
    <message>
      <source>skip</source>
      <translation>スキップ</translation>
    </message>
    <message>
      <source>decorative</source>
      <translation>装飾</translation>
    </message>
    <message>
      <source>undo</source>
      <translation>元に戻す</translation>
    </message>
    <message>
      <source>No draft waits for you</source>
      <translation>確認待ちの下書きはありません</translation>
    </message>
    <message>
      <source>Describe photos to get drafts of captions, alt text and keywords.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Look again</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>That was the last one</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Alt text draft</source>
      <translation>代替テキストの下書き</translation>
    </message>
    <message>
      <source>{0} of {1}</source>
      <translation>{0} / {1}</translation>
    </message>
    <message>
      <source>{0} photos decided, {1} left for later.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>fits {0}</source>
      <translation>一致度 {0}</translation>
    </message>
    <message>
      <source>press Alt+{0}</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>SearchBar</name>
    <message>
      <source>Search alt text, captions, keywords, file names</source>
      <translation>代替テキスト、キャプション、キーワード、ファイル名を検索</translation>
    </message>
    <message>
      <source>Search</source>
      <translation>検索</translation>
    </message>
    <message>
      <source>How to search</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Save this search</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>both words, anywhere</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>these words in this order</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>one of them</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>without a word</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>beginning with sun</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>only there: caption, alt, title, keyword, answer, file, folder</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>what a photo lacks or has</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>how far its words are</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>when it was taken</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>stars and camera</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>who wrote the words</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>Sidebar</name>
    <message>
      <source>Lists and folders</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>LIBRARY</source>
      <translation>ライブラリ</translation>
    </message>
    <message numerus="yes">
      <source>%n photo(s)</source>
      <translation type="unfinished">
        <numerusform />
      </translation>
    </message>
    <message>
      <source>SAVED SEARCHES</source>
      <translation>保存した検索</translation>
    </message>
    <message>
      <source>FOLDERS</source>
      <translation>フォルダー</translation>
    </message>
    <message>
      <source>Look for new photos</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{0} (offline)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Take out of the library (nothing is deleted)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Forget this search</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>All photos</source>
      <translation>すべての写真</translation>
    </message>
    <message>
      <source>No alt text</source>
      <translation>代替テキストなし</translation>
    </message>
    <message>
      <source>Drafts to review</source>
      <translation>確認待ちの下書き</translation>
    </message>
    <message>
      <source>Approved</source>
      <translation>承認済み</translation>
    </message>
    <message>
      <source>Problems</source>
      <translation>問題</translation>
    </message>
    <message>
      <source>Duplicates</source>
      <translation>重複</translation>
    </message>
  </context>
  <context>
    <name>ZoomView</name>
    <message>
      <source>Photo</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>Stage</name>
    <message>
      <source>Back</source>
      <translation>戻る</translation>
    </message>
    <message>
      <source>Photo before</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Next photo</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Every pixel</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{0} of {1}</source>
      <translation>{0} / {1}</translation>
    </message>
  </context>
  <context>
    <name>TopBar</name>
    <message>
      <source>Lists and folders</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Open a folder</source>
      <translation>フォルダーを開く</translation>
    </message>
    <message>
      <source>Library</source>
      <translation>ライブラリ</translation>
    </message>
    <message>
      <source>Review</source>
      <translation>確認</translation>
    </message>
    <message>
      <source>Undo</source>
      <translation>元に戻す</translation>
    </message>
    <message>
      <source>Describe</source>
      <translation>説明</translation>
    </message>
    <message>
      <source>Inspector</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>More</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Describe 1 photo</source>
      <translation>1枚を説明</translation>
    </message>
    <message>
      <source>Write drafts of caption, alt text and keywords (D)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Review {0}</source>
      <translation>確認 {0}</translation>
    </message>
    <message>
      <source>Describe {0} photos</source>
      <translation>{0}枚を説明</translation>
    </message>
  </context>
  <context>
    <name>Window</name>
    <message>
      <source>Quit BlipDesk?</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>What is done stays. Describe the same photos again later: those that are done are left out.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Finish first</source>
      <translation>先に完了する</translation>
    </message>
    <message>
      <source>Quit now</source>
      <translation>今すぐ終了</translation>
    </message>
    <message>
      <source>The search was saved in the list at the side</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Open a folder of photos</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Undo (Ctrl+Z)</source>
      <translation>元に戻す (Ctrl+Z)</translation>
    </message>
    <message>
      <source>That did not work</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The alt text was copied</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Saved</source>
      <translation>保存しました</translation>
    </message>
    <message numerus="yes">
      <source>%n file(s) done</source>
      <translation type="unfinished">
        <numerusform />
      </translation>
    </message>
    <message>
      <source>{0} photos are still to be done.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Undo: {0} (Ctrl+Z)</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>Commands</name>
    <message>
      <source>Open a folder…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Look for changes</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Search</source>
      <translation>検索</translation>
    </message>
    <message>
      <source>Undo</source>
      <translation>元に戻す</translation>
    </message>
    <message>
      <source>Redo</source>
      <translation>やり直す</translation>
    </message>
    <message>
      <source>Library</source>
      <translation>ライブラリ</translation>
    </message>
    <message>
      <source>Review</source>
      <translation>確認</translation>
    </message>
    <message>
      <source>Show lists and folders</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Show the inspector</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Jobs</source>
      <translation>ジョブ</translation>
    </message>
    <message>
      <source>Next part of the window</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Full screen</source>
      <translation>全画面</translation>
    </message>
    <message>
      <source>Preferences</source>
      <translation>環境設定</translation>
    </message>
    <message>
      <source>Keys</source>
      <translation>キー</translation>
    </message>
    <message>
      <source>Quit</source>
      <translation>終了</translation>
    </message>
    <message>
      <source>Describe</source>
      <translation>説明</translation>
    </message>
    <message>
      <source>Edit alt text</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Edit keywords</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Ask a question</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Approve</source>
      <translation>承認</translation>
    </message>
    <message>
      <source>Reject</source>
      <translation>却下</translation>
    </message>
    <message>
      <source>New draft</source>
      <translation>新しい下書き</translation>
    </message>
    <message>
      <source>Rename…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Copy files</source>
      <translation>ファイルをコピー</translation>
    </message>
    <message>
      <source>Cut files</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Paste files into this folder</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Move to…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Copy to…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>New folder…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Delete to the trash</source>
      <translation>ゴミ箱に移動</translation>
    </message>
    <message>
      <source>Copy alt text</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Show in the file manager</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Larger pictures</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Smaller pictures</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Choose all</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>State</name>
    <message>
      <source>Cannot be read</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>File is gone</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Offline</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Problem</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>AI draft</source>
      <translation>AI 下書き</translation>
    </message>
    <message>
      <source>Decorative</source>
      <translation>装飾</translation>
    </message>
    <message>
      <source>Approved</source>
      <translation>承認済み</translation>
    </message>
    <message>
      <source>AI text</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>No alt text</source>
      <translation>代替テキストなし</translation>
    </message>
  </context>
</TS>
