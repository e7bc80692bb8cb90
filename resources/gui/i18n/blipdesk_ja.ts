<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ja" sourcelanguage="en">
  <context>
    <name>AltTextCounter</name>
    <message>
      <source>{0}: longer than {1}; move detail below</source>
      <translation>{0}: {1}文字を超えています。詳細は下へ</translation>
    </message>
    <message>
      <source>{0} / {1}, long</source>
      <translation>{0} / {1}(長め)</translation>
    </message>
  </context>
  <context>
    <name>AnswerCard</name>
    <message>
      <source>Search for photos with this answer</source>
      <translation>この回答の写真を検索</translation>
    </message>
    <message>
      <source>How sure the model is of its words, not of the truth</source>
      <translation>正しさではなく、モデルが自分の言葉にどれだけ確信があるか</translation>
    </message>
    <message>
      <source>Search for the answer {0}</source>
      <translation>回答「{0}」を検索</translation>
    </message>
    <message>
      <source>Probability of {0}</source>
      <translation>{0} の確率</translation>
    </message>
  </context>
  <context>
    <name>AnswersPanel</name>
    <message>
      <source>Answers</source>
      <translation>回答</translation>
    </message>
    <message>
      <source>Counting…</source>
      <translation>数えています…</translation>
    </message>
    <message>
      <source>Questions and answers</source>
      <translation>質問と回答</translation>
    </message>
    <message>
      <source>Photos by their answers</source>
      <translation>回答別の写真</translation>
    </message>
    <message>
      <source>No question was asked about these photos.</source>
      <translation>これらの写真についてまだ質問されていません。</translation>
    </message>
    <message>
      <source>{0}, chosen</source>
      <translation>{0}、選択中</translation>
    </message>
    <message>
      <source>Counted in the first {0} photos.</source>
      <translation>最初の {0} 枚の写真で数えました。</translation>
    </message>
  </context>
  <context>
    <name>ApproveAbove</name>
    <message>
      <source>The score is the model's own guess of how well its words fit the picture. One undo takes all of it back.</source>
      <translation>スコアは、言葉が画像に合う度合いをモデルが見積もったものです。一度の「元に戻す」ですべて取り消せます。</translation>
    </message>
    <message>
      <source>Approve many drafts</source>
      <translation>下書きをまとめて承認</translation>
    </message>
    <message>
      <source>Least score in percent</source>
      <translation>最低スコア(パーセント)</translation>
    </message>
    <message>
      <source>Cancel</source>
      <translation>キャンセル</translation>
    </message>
    <message numerus="yes">
      <source>%n draft(s) without a score stay as they are.</source>
      <translation>
        <numerusform>スコアのない下書き%n件はそのままです。</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Approve %n photo(s)</source>
      <translation>
        <numerusform>%n枚を承認</numerusform>
      </translation>
    </message>
    <message>
      <source>Approve all drafts that fit well</source>
      <translation>よく合う下書きをすべて承認</translation>
    </message>
    <message>
      <source>Fits at least {0} %</source>
      <translation>一致度 {0}% 以上</translation>
    </message>
  </context>
  <context>
    <name>AskTab</name>
    <message>
      <source>Ask a question, for example: where is it?</source>
      <translation>質問を英語で入力(例: where is it?)</translation>
    </message>
    <message>
      <source>Question</source>
      <translation>質問</translation>
    </message>
    <message>
      <source>Answers to choose from: inside, outside</source>
      <translation>回答の候補: inside, outside</translation>
    </message>
    <message>
      <source>Answers to choose from, with commas between them</source>
      <translation>回答の候補(コンマ区切り)</translation>
    </message>
    <message>
      <source>Ask</source>
      <translation>質問</translation>
    </message>
    <message>
      <source>Packs of questions</source>
      <translation>質問セット</translation>
    </message>
    <message numerus="yes">
      <source>The question goes to %n photo(s).</source>
      <translation>
        <numerusform>質問の対象: %n枚</numerusform>
      </translation>
    </message>
    <message>
      <source>No question has been asked about this photo.</source>
      <translation>この写真についての質問はまだありません。</translation>
    </message>
    <message>
      <source>Make a pack of what was asked</source>
      <translation>これまでの質問からセットを作る</translation>
    </message>
    <message>
      <source>Change packs…</source>
      <translation>セットを編集…</translation>
    </message>
    <message>
      <source>New pack</source>
      <translation>新しいセット</translation>
    </message>
    <message>
      <source>ANSWERS</source>
      <translation>回答</translation>
    </message>
    <message>
      <source>ASKED BEFORE</source>
      <translation>これまでの質問</translation>
    </message>
    <message>
      <source>FOR EXAMPLE</source>
      <translation>例</translation>
    </message>
    <message>
      <source>Ask: {0}</source>
      <translation>質問: {0}</translation>
    </message>
  </context>
  <context>
    <name>DescribeTab</name>
    <message>
      <source>Says what the picture shows to people who cannot see it.</source>
      <translation>画像を見られない人に内容を伝えます。</translation>
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
      <translation>枠や雰囲気だけの画像など、代替テキストが不要なもの</translation>
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
      <source>Title and extended description</source>
      <translation>タイトルと詳しい説明</translation>
    </message>
    <message>
      <source>Keywords</source>
      <translation>キーワード</translation>
    </message>
    <message>
      <source>Saves to {0}</source>
      <translation>{0} に保存</translation>
    </message>
  </context>
  <context>
    <name>DraftBox</name>
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
      <source>Other drafts</source>
      <translation>ほかの下書き</translation>
    </message>
    <message>
      <source>AI draft · {0}</source>
      <translation>AI 下書き · {0}</translation>
    </message>
    <message>
      <source>a model</source>
      <translation>モデル</translation>
    </message>
    <message>
      <source>fits {0}</source>
      <translation>一致度 {0}</translation>
    </message>
  </context>
  <context>
    <name>Edits</name>
    <message numerus="yes">
      <source>edit the words of %n photo(s)</source>
      <translation>
        <numerusform>%n枚の言葉の編集</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>approve %n photo(s)</source>
      <translation>
        <numerusform>%n枚の承認</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>reject %n photo(s)</source>
      <translation>
        <numerusform>%n枚の却下</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>mark %n photo(s) as decorative</source>
      <translation>
        <numerusform>%n枚を装飾にする</numerusform>
      </translation>
    </message>
    <message>
      <source>undo one change</source>
      <translation>変更を1つ取り消す</translation>
    </message>
  </context>
  <context>
    <name>FileActions</name>
    <message>
      <source>Move to</source>
      <translation>移動先</translation>
    </message>
    <message>
      <source>Copy to</source>
      <translation>コピー先</translation>
    </message>
    <message>
      <source>New folder</source>
      <translation>新しいフォルダー</translation>
    </message>
    <message>
      <source>Name</source>
      <translation>名前</translation>
    </message>
    <message>
      <source>Copy here</source>
      <translation>ここにコピー</translation>
    </message>
    <message>
      <source>Move here</source>
      <translation>ここに移動</translation>
    </message>
    <message>
      <source>Add their folder to the library</source>
      <translation>フォルダーをライブラリに追加</translation>
    </message>
    <message>
      <source>Cancel</source>
      <translation>キャンセル</translation>
    </message>
    <message numerus="yes">
      <source>%n file(s) cannot go there as they are</source>
      <translation>
        <numerusform>%n個のファイルはそのままでは置けません</numerusform>
      </translation>
    </message>
    <message>
      <source>Choose a folder at the side first</source>
      <translation>先に横の一覧でフォルダーを選んでください</translation>
    </message>
    <message numerus="yes">
      <source>%n file(s) on the clipboard</source>
      <translation>
        <numerusform>クリップボードに%n個のファイル</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Only the first %n were opened</source>
      <translation>
        <numerusform>最初の%n件だけを開きました</numerusform>
      </translation>
    </message>
    <message>
      <source>Give them a number</source>
      <translation>番号を付ける</translation>
    </message>
    <message>
      <source>Replace; the old ones go to the trash</source>
      <translation>置き換える(元のファイルはごみ箱へ)</translation>
    </message>
    <message>
      <source>Only the others</source>
      <translation>ほかのものだけ</translation>
    </message>
  </context>
  <context>
    <name>FileEdits</name>
    <message numerus="yes">
      <source>move %n file(s)</source>
      <translation>
        <numerusform>%n個のファイルの移動</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>copy %n file(s)</source>
      <translation>
        <numerusform>%n個のファイルのコピー</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>rename %n file(s)</source>
      <translation>
        <numerusform>%n個のファイルの名前の変更</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>delete %n file(s)</source>
      <translation>
        <numerusform>%n個のファイルの削除</numerusform>
      </translation>
    </message>
    <message>
      <source>new folder</source>
      <translation>新しいフォルダー</translation>
    </message>
  </context>
  <context>
    <name>Filmstrip</name>
    <message>
      <source>Photos to review</source>
      <translation>確認する写真</translation>
    </message>
  </context>
  <context>
    <name>FilterRow</name>
    <message>
      <source>Answers</source>
      <translation>回答</translation>
    </message>
    <message>
      <source>Choose photos by what a model answered</source>
      <translation>モデルの回答で写真を絞り込む</translation>
    </message>
    <message>
      <source>Take away the filter {0}</source>
      <translation>フィルター {0} を外す</translation>
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
  </context>
  <context>
    <name>FirstCaptions</name>
    <message>
      <source>Those that fit best come first. Every word can be changed and taken back.</source>
      <translation>よく合うものから順に並びます。どの言葉も変更でき、取り消せます。</translation>
    </message>
    <message>
      <source>First captions</source>
      <translation>最初のキャプション</translation>
    </message>
    <message>
      <source>Looking for photos</source>
      <translation>写真を探しています</translation>
    </message>
    <message>
      <source>Review them</source>
      <translation>確認する</translation>
    </message>
    <message>
      <source>To the library</source>
      <translation>ライブラリへ</translation>
    </message>
    <message>
      <source>Your first captions</source>
      <translation>最初のキャプションです</translation>
    </message>
    <message>
      <source>Waits: {0}</source>
      <translation>待機中: {0}</translation>
    </message>
    <message>
      <source>{0} photos described</source>
      <translation>{0}枚を説明しました</translation>
    </message>
    <message>
      <source>{0} of {1} photos described</source>
      <translation>{1} 枚中 {0} 枚を説明しました</translation>
    </message>
    <message>
      <source>Getting the model ready for {0} photos</source>
      <translation>{0} 枚の写真のためにモデルを準備しています</translation>
    </message>
  </context>
  <context>
    <name>CaptionCard</name>
    <message>
      <source>fits {0}</source>
      <translation>一致度 {0}</translation>
    </message>
  </context>
  <context>
    <name>FirstRun</name>
    <message>
      <source>Continue without a model</source>
      <translation>モデルなしで続ける</translation>
    </message>
    <message>
      <source>Which photos?</source>
      <translation>どの写真ですか？</translation>
    </message>
    <message>
      <source>Everything happens on this computer. Your photos are never uploaded, and looking at them changes nothing in them.</source>
      <translation>すべてこのコンピューターの中で行われます。写真がアップロードされることはなく、見るだけでは何も変わりません。</translation>
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
      <translation>ここにフォルダーをドロップ、または</translation>
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
      <translation>モデルはこのコンピューターで動きます。ネットワークを使うのはダウンロードだけで、ボタンを押したときに限ります。</translation>
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
      <translation>画像そのものは変わりません。人が書いた言葉は置き換えられず、書き込みはすべて取り消せます。後から変更できます。</translation>
    </message>
    <message>
      <source>Describe my photos by themselves while BlipDesk is open, new ones as they appear</source>
      <translation>BlipDeskを開いている間、写真を自動で説明する(新しい写真は現れしだい)</translation>
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
      <translation>写真のフォルダーを選ぶ</translation>
    </message>
    <message>
      <source>What a machine's words lead to</source>
      <translation>機械の言葉の書き込み先</translation>
    </message>
    <message>
      <source>Continue while downloading</source>
      <translation>ダウンロードしながら続ける</translation>
    </message>
    <message>
      <source>Only what I have approved</source>
      <translation>承認したものだけ</translation>
    </message>
    <message>
      <source>Drafts wait in the library. What you approve goes into the photo: caption, alt text and keywords, where every other program finds them. Never over words that are there.</source>
      <translation>下書きはライブラリで待ちます。承認したキャプション、代替テキスト、キーワードだけが写真に入り、ほかのソフトからも見えます。すでにある言葉は上書きしません。</translation>
    </message>
    <message>
      <source>At once, where nothing is written</source>
      <translation>空欄にすぐ書き込む</translation>
    </message>
    <message>
      <source>Caption and keywords of the model go into photos that have none; alt text waits for you. Every write can be undone.</source>
      <translation>モデルのキャプションとキーワードを、まだ無い写真に書き込みます。代替テキストは確認を待ちます。書き込みはすべて取り消せます。</translation>
    </message>
    <message>
      <source>Nothing into my photos</source>
      <translation>写真には書き込まない</translation>
    </message>
    <message>
      <source>All words stay in BlipDesk's own library; you can search them here.</source>
      <translation>言葉はすべてBlipDeskのライブラリに残り、ここで検索できます。</translation>
    </message>
  </context>
  <context>
    <name>FolderVerbs</name>
    <message>
      <source>Open a folder of photos</source>
      <translation>写真のフォルダーを開く</translation>
    </message>
  </context>
  <context>
    <name>PhotoGrid</name>
    <message>
      <source>Photos</source>
      <translation>写真</translation>
    </message>
  </context>
  <context>
    <name>HistoryTab</name>
    <message>
      <source>History of the photo</source>
      <translation>写真の履歴</translation>
    </message>
    <message>
      <source>Nothing has been written into this photo.</source>
      <translation>この写真にはまだ何も書き込まれていません。</translation>
    </message>
    <message>
      <source>you</source>
      <translation>あなた</translation>
    </message>
    <message>
      <source>CAPTION</source>
      <translation>キャプション</translation>
    </message>
    <message>
      <source>ALT TEXT</source>
      <translation>代替テキスト</translation>
    </message>
    <message>
      <source>EXTENDED DESCRIPTION</source>
      <translation>詳しい説明</translation>
    </message>
    <message>
      <source>TITLE</source>
      <translation>タイトル</translation>
    </message>
    <message>
      <source>KEYWORDS</source>
      <translation>キーワード</translation>
    </message>
    <message>
      <source>ANSWERS</source>
      <translation>回答</translation>
    </message>
    <message>
      <source>DECORATIVE</source>
      <translation>装飾</translation>
    </message>
    <message>
      <source>Described</source>
      <translation>説明</translation>
    </message>
    <message>
      <source>Answered</source>
      <translation>回答</translation>
    </message>
    <message>
      <source>Edited</source>
      <translation>編集</translation>
    </message>
    <message>
      <source>Approved</source>
      <translation>承認済み</translation>
    </message>
    <message>
      <source>Rejected</source>
      <translation>却下</translation>
    </message>
    <message>
      <source>Undone</source>
      <translation>取り消し</translation>
    </message>
    <message>
      <source>Done again</source>
      <translation>やり直し</translation>
    </message>
    <message>
      <source>a model</source>
      <translation>モデル</translation>
    </message>
    <message>
      <source>Try again</source>
      <translation>再試行</translation>
    </message>
    <message>
      <source>Undo</source>
      <translation>元に戻す</translation>
    </message>
    <message>
      <source>Could not be undone: {0}</source>
      <translation>元に戻せませんでした: {0}</translation>
    </message>
    <message>
      <source>{0} · undone</source>
      <translation>{0} · 取り消し済み</translation>
    </message>
    <message>
      <source>{0} by {1}</source>
      <translation>{0}: {1}</translation>
    </message>
    <message>
      <source>Undo the change of {0}</source>
      <translation>{0}の変更を元に戻す</translation>
    </message>
    <message>
      <source>The words are the same as before</source>
      <translation>言葉は以前と同じです</translation>
    </message>
    <message>
      <source>before: {0}</source>
      <translation>以前: {0}</translation>
    </message>
  </context>
  <context>
    <name>InfoTab</name>
    <message>
      <source>Filter names and values</source>
      <translation>名前と値を絞り込む</translation>
    </message>
    <message>
      <source>Facts about the photo</source>
      <translation>写真の情報</translation>
    </message>
    <message>
      <source>Copy value</source>
      <translation>値をコピー</translation>
    </message>
    <message>
      <source>Photo</source>
      <translation>写真</translation>
    </message>
    <message>
      <source>The file holds no tags that BlipDesk knows.</source>
      <translation>BlipDeskが知るタグはこのファイルにありません。</translation>
    </message>
    <message>
      <source>{0} in {1}</source>
      <translation>{1} の {0}</translation>
    </message>
  </context>
  <context>
    <name>Inspector</name>
    <message>
      <source>Preview</source>
      <translation>プレビュー</translation>
    </message>
    <message>
      <source>About the photo</source>
      <translation>写真について</translation>
    </message>
    <message>
      <source>No photo is chosen</source>
      <translation>写真が選択されていません</translation>
    </message>
    <message>
      <source>Choose one to see and change its words.</source>
      <translation>1枚選ぶと、その言葉を見て変更できます。</translation>
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
      <translation>サンプル写真の準備ができました</translation>
    </message>
    <message>
      <source>Progress</source>
      <translation>進行状況</translation>
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
      <translation>画像の大きさ</translation>
    </message>
    <message>
      <source>Size of the pictures (Ctrl+Plus, Ctrl+Minus)</source>
      <translation>画像の大きさ (Ctrl+プラス、Ctrl+マイナス)</translation>
    </message>
    <message>
      <source>Ready</source>
      <translation>準備完了</translation>
    </message>
    <message>
      <source>1 photo</source>
      <translation>1枚</translation>
    </message>
    <message numerus="yes">
      <source>%n not saved</source>
      <translation>
        <numerusform>%n 件が未保存</numerusform>
      </translation>
    </message>
    <message>
      <source>Paused; nothing is lost</source>
      <translation>一時停止中(失われるものはありません)</translation>
    </message>
    <message>
      <source>The library is up to date</source>
      <translation>ライブラリは最新です</translation>
    </message>
    <message>
      <source>1 problem</source>
      <translation>問題 1件</translation>
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
      <translation>説明中</translation>
    </message>
    <message>
      <source>Asking about</source>
      <translation>質問中</translation>
    </message>
    <message>
      <source>Looking for photos</source>
      <translation>写真を探しています</translation>
    </message>
    <message>
      <source>Drawing the sample photos</source>
      <translation>サンプル写真を描いています</translation>
    </message>
    <message>
      <source>Waits: {0}</source>
      <translation>待機中: {0}</translation>
    </message>
    <message>
      <source>{0} photos per second</source>
      <translation>毎秒{0}枚</translation>
    </message>
    <message>
      <source>about {0} h left</source>
      <translation>残り約{0}時間</translation>
    </message>
    <message>
      <source>{0} selected</source>
      <translation>{0}枚を選択</translation>
    </message>
    <message>
      <source>Press to try again. {0}</source>
      <translation>押すともう一度試します。{0}</translation>
    </message>
    <message>
      <source>{0} {1} of {2}</source>
      <translation>{0} {2}枚中{1}枚</translation>
    </message>
    <message>
      <source>getting the model ready</source>
      <translation>モデルを準備中</translation>
    </message>
    <message>
      <source>{0} s per photo</source>
      <translation>1枚{0}秒</translation>
    </message>
    <message>
      <source>about {0} s left</source>
      <translation>残り約{0}秒</translation>
    </message>
    <message>
      <source>about {0} min left</source>
      <translation>残り約{0}分</translation>
    </message>
    <message>
      <source>{0} photos described</source>
      <translation>{0}枚を説明しました</translation>
    </message>
    <message>
      <source>{0} photos answered</source>
      <translation>{0}枚に回答しました</translation>
    </message>
    <message>
      <source>{0} problems</source>
      <translation>問題 {0}件</translation>
    </message>
    <message>
      <source>Stopped after {0} photos; what was done stays</source>
      <translation>{0}枚で停止しました(済んだ分は残ります)</translation>
    </message>
  </context>
  <context>
    <name>Jobs</name>
    <message numerus="yes">
      <source>%n folder(s) watched</source>
      <translation>
        <numerusform>%n個のフォルダーを監視中</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n offline</source>
      <translation>
        <numerusform>%n個がオフライン</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n photo(s) of last time go on</source>
      <translation>
        <numerusform>前回の%n枚を続けます</numerusform>
      </translation>
    </message>
    <message>
      <source>Nothing is left to be described there</source>
      <translation>そこに説明する写真は残っていません</translation>
    </message>
    <message>
      <source>compared at {0}</source>
      <translation>{0}に照合</translation>
    </message>
    <message>
      <source>{0} is offline; its photos stay known</source>
      <translation>{0} はオフラインです(写真の情報は残ります)</translation>
    </message>
    <message>
      <source>{0} is there again</source>
      <translation>{0} が戻りました</translation>
    </message>
  </context>
  <context>
    <name>WayOutBox</name>
    <message>
      <source>Quit BlipDesk?</source>
      <translation>BlipDesk を終了しますか?</translation>
    </message>
    <message numerus="yes">
      <source>%n photo(s) still wait for the models.</source>
      <translation>
        <numerusform>%n 枚の写真がまだモデルを待っています。</numerusform>
      </translation>
    </message>
    <message>
      <source>They stay in the queue: the work goes on when BlipDesk is opened again.</source>
      <translation>待ち行列に残り、次に BlipDesk を開いたときに続きを行います。</translation>
    </message>
    <message>
      <source>Go on next time</source>
      <translation>次回に続ける</translation>
    </message>
    <message>
      <source>Finish, then quit</source>
      <translation>終わらせてから終了</translation>
    </message>
  </context>
  <context>
    <name>JobsDialog</name>
    <message>
      <source>Jobs</source>
      <translation>ジョブ</translation>
    </message>
    <message>
      <source>Photos in the queue</source>
      <translation>待ち行列の写真</translation>
    </message>
    <message>
      <source>Pause</source>
      <translation>一時停止</translation>
    </message>
    <message>
      <source>Folders</source>
      <translation>フォルダー</translation>
    </message>
    <message>
      <source>Folders whose photos are described; the others rest</source>
      <translation>写真を説明するフォルダー(ほかは休みます)</translation>
    </message>
    <message>
      <source>Try all again that failed</source>
      <translation>失敗したものをすべて再試行</translation>
    </message>
    <message>
      <source>Give up all</source>
      <translation>すべてやめる</translation>
    </message>
    <message>
      <source>To the front</source>
      <translation>先頭へ</translation>
    </message>
    <message>
      <source>To the end</source>
      <translation>最後へ</translation>
    </message>
    <message>
      <source>Try again</source>
      <translation>再試行</translation>
    </message>
    <message>
      <source>Give up</source>
      <translation>やめる</translation>
    </message>
    <message numerus="yes">
      <source>%n photo(s) wait</source>
      <translation>
        <numerusform>%n枚が待機中</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>and %n more</source>
      <translation>
        <numerusform>ほか%n件</numerusform>
      </translation>
    </message>
    <message>
      <source>Ask</source>
      <translation>質問</translation>
    </message>
    <message>
      <source>Describe</source>
      <translation>説明</translation>
    </message>
    <message>
      <source>waits</source>
      <translation>待機中</translation>
    </message>
    <message>
      <source>Photo</source>
      <translation>写真</translation>
    </message>
    <message>
      <source>What</source>
      <translation>内容</translation>
    </message>
    <message>
      <source>How it stands</source>
      <translation>状態</translation>
    </message>
    <message>
      <source>Go on</source>
      <translation>再開</translation>
    </message>
    <message numerus="yes">
      <source>the model looks at %n of them</source>
      <translation>
        <numerusform>モデルがそのうち%n枚を見ています</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n failed</source>
      <translation>
        <numerusform>失敗 %n件</numerusform>
      </translation>
    </message>
    <message>
      <source>paused</source>
      <translation>一時停止</translation>
    </message>
    <message>
      <source>at work</source>
      <translation>作業中</translation>
    </message>
    <message>
      <source>Looking for photos</source>
      <translation>写真を探しています</translation>
    </message>
    <message>
      <source>Drawing the sample photos</source>
      <translation>サンプル写真を描いています</translation>
    </message>
    <message>
      <source>{0} h</source>
      <translation>{0}時間</translation>
    </message>
    <message>
      <source>waiting</source>
      <translation>待機中</translation>
    </message>
    <message>
      <source>done</source>
      <translation>完了</translation>
    </message>
    <message>
      <source>stopped</source>
      <translation>停止</translation>
    </message>
    <message>
      <source>{0} s</source>
      <translation>{0}秒</translation>
    </message>
    <message>
      <source>{0} min</source>
      <translation>{0}分</translation>
    </message>
    <message>
      <source>about {0} left</source>
      <translation>残り約{0}</translation>
    </message>
    <message>
      <source>failed: {0}</source>
      <translation>失敗: {0}</translation>
    </message>
    <message>
      <source>about {0}</source>
      <translation>約{0}</translation>
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
      <translation>どこでも</translation>
    </message>
    <message>
      <source>WHILE THE PHOTOS HAVE THE KEYBOARD</source>
      <translation>写真の一覧で</translation>
    </message>
    <message>
      <source>{0} is used twice: {1}, {2}</source>
      <translation>{0} が重複しています: {1}、{2}</translation>
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
      <translation>押すと削除</translation>
    </message>
    <message>
      <source>Keyword {0}; press to remove</source>
      <translation>キーワード {0}(押すと削除)</translation>
    </message>
  </context>
  <context>
    <name>LastWords</name>
    <message numerus="yes">
      <source>What you typed for %n photo(s) could not be saved.</source>
      <translation>
        <numerusform>%n 枚の写真に入力した言葉を保存できませんでした。</numerusform>
      </translation>
    </message>
    <message>
      <source>Try again</source>
      <translation>再試行</translation>
    </message>
    <message>
      <source>Quit</source>
      <translation>終了</translation>
    </message>
    <message>
      <source>They could not be kept for later either: {0}</source>
      <translation>後のために残しておくこともできませんでした: {0}</translation>
    </message>
    <message>
      <source>Copy the words</source>
      <translation>言葉をコピー</translation>
    </message>
    <message>
      <source>The words are kept, and BlipDesk tries again when it is opened next.</source>
      <translation>言葉は残してあり、次に BlipDesk を開いたときにもう一度試します。</translation>
    </message>
  </context>
  <context>
    <name>Leaving</name>
    <message>
      <source>BlipDesk quits when the photos are done</source>
      <translation>写真が終わるとBlipDeskを終了します</translation>
    </message>
  </context>
  <context>
    <name>LibraryPage</name>
    <message>
      <source>Order of the photos</source>
      <translation>写真の並び順</translation>
    </message>
    <message>
      <source>1 photo</source>
      <translation>1枚</translation>
    </message>
    <message>
      <source>No photo here has all of these words.</source>
      <translation>これらの言葉をすべて含む写真はここにありません。</translation>
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
      <source>Group by folder</source>
      <translation>フォルダーごとにまとめる</translation>
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
      <translation>{0}枚以上</translation>
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
      <translation>フォルダーを開くと写真がここに並びます。指示があるまで何も書き込みません。</translation>
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
      <translation>写真を説明すると、キャプション、代替テキスト、キーワードの下書きができます。</translation>
    </message>
    <message>
      <source>Did you mean “{0}”?</source>
      <translation>「{0}」ですか?</translation>
    </message>
    <message>
      <source>Show photos without alt text</source>
      <translation>代替テキストのない写真を表示</translation>
    </message>
    <message>
      <source>Every photo here has alt text</source>
      <translation>ここの写真にはすべて代替テキストがあります</translation>
    </message>
    <message>
      <source>No problems</source>
      <translation>問題なし</translation>
    </message>
    <message>
      <source>Every photo can be read and written.</source>
      <translation>すべての写真を読み書きできます。</translation>
    </message>
    <message>
      <source>No duplicates are known</source>
      <translation>重複は見つかっていません</translation>
    </message>
    <message>
      <source>Nothing here</source>
      <translation>何もありません</translation>
    </message>
    <message>
      <source>Search for “{0}”</source>
      <translation>「{0}」を検索</translation>
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
      <source>Cancel</source>
      <translation>キャンセル</translation>
    </message>
    <message>
      <source>Asking for the files</source>
      <translation>ファイルを確認中</translation>
    </message>
    <message>
      <source>optional</source>
      <translation>任意</translation>
    </message>
    <message>
      <source>On this disk</source>
      <translation>ディスクにあります</translation>
    </message>
    <message>
      <source>Deleting what has arrived</source>
      <translation>受信したデータを削除しています</translation>
    </message>
    <message>
      <source>Go on</source>
      <translation>再開</translation>
    </message>
    <message>
      <source>{0} (recommended)</source>
      <translation>{0}(おすすめ)</translation>
    </message>
    <message>
      <source>Download of {0}</source>
      <translation>{0} のダウンロード</translation>
    </message>
    <message>
      <source>Download {0}</source>
      <translation>{0} をダウンロード</translation>
    </message>
    <message>
      <source>Cancel the download of {0}</source>
      <translation>{0} のダウンロードをキャンセル</translation>
    </message>
    <message>
      <source>{0} on disk</source>
      <translation>ディスク {0}</translation>
    </message>
    <message>
      <source>{0} of {1}</source>
      <translation>{0} / {1}</translation>
    </message>
    <message>
      <source>Paused; what has arrived stays</source>
      <translation>一時停止中(受信分は残ります)</translation>
    </message>
    <message>
      <source>needs {0} of memory</source>
      <translation>メモリ {0} が必要</translation>
    </message>
    <message>
      <source>{0} photos a minute here</source>
      <translation>このパソコンで毎分 {0} 枚</translation>
    </message>
    <message>
      <source>{0} a second</source>
      <translation>毎秒{0}</translation>
    </message>
    <message>
      <source>{0} min left</source>
      <translation>残り{0}分</translation>
    </message>
    <message>
      <source>Short, plain captions.</source>
      <translation>短く簡潔なキャプション。</translation>
    </message>
    <message>
      <source>More detail in the captions, and slower.</source>
      <translation>より詳しいキャプション。時間がかかります。</translation>
    </message>
    <message>
      <source>Answers questions about a photo.</source>
      <translation>写真についての質問に答えます。</translation>
    </message>
    <message>
      <source>Says how well a caption fits, and finds photos by meaning.</source>
      <translation>キャプションの合い具合を判定し、意味で写真を探します。</translation>
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
      <translation>質問用 BLIP</translation>
    </message>
    <message>
      <source>BLIP for matching</source>
      <translation>照合用 BLIP</translation>
    </message>
  </context>
  <context>
    <name>ModelCards</name>
    <message>
      <source>A folder with a BLIP model</source>
      <translation>BLIPモデルのフォルダー</translation>
    </message>
    <message>
      <source>A bundle from another machine</source>
      <translation>別のコンピューターからのパッケージ</translation>
    </message>
    <message>
      <source>Copying and checking</source>
      <translation>コピーして検証中</translation>
    </message>
    <message>
      <source>Use a model folder…</source>
      <translation>モデルのフォルダーを使う…</translation>
    </message>
    <message>
      <source>Import a bundle…</source>
      <translation>パッケージを取り込む…</translation>
    </message>
    <message>
      <source>The model is ready</source>
      <translation>モデルの準備ができました</translation>
    </message>
  </context>
  <context>
    <name>Navigation</name>
    <message>
      <source>The search was saved in the list at the side</source>
      <translation>検索を横の一覧に保存しました</translation>
    </message>
    <message>
      <source>The photo is no longer in the list</source>
      <translation>この写真はもう一覧にありません</translation>
    </message>
  </context>
  <context>
    <name>NotSaved</name>
    <message>
      <source>Try again</source>
      <translation>再試行</translation>
    </message>
    <message>
      <source>Discard</source>
      <translation>破棄</translation>
    </message>
    <message>
      <source>Discard the words that are not saved</source>
      <translation>保存されていない言葉を破棄</translation>
    </message>
    <message>
      <source>Not saved; your words are kept here. {0}</source>
      <translation>保存されていません。入力した言葉はここに残してあります。{0}</translation>
    </message>
  </context>
  <context>
    <name>Outside</name>
    <message>
      <source>{0} cannot be started; see the setting files.programs</source>
      <translation>{0} を起動できません(設定 files.programs を確認)</translation>
    </message>
    <message>
      <source>No program is there that opens {0}</source>
      <translation>{0} を開くプログラムがありません</translation>
    </message>
    <message>
      <source>No file manager is there that shows {0}</source>
      <translation>{0} を表示するファイルマネージャーがありません</translation>
    </message>
  </context>
  <context>
    <name>PacksDialog</name>
    <message>
      <source>Answers to choose from follow after a bar: Inside or outside? | in | out</source>
      <translation>回答の候補は縦線の後に書きます: Inside or outside? | in | out</translation>
    </message>
    <message>
      <source>Packs of questions</source>
      <translation>質問セット</translation>
    </message>
    <message>
      <source>Name of the pack</source>
      <translation>セットの名前</translation>
    </message>
    <message>
      <source>Questions, one a line</source>
      <translation>質問(1行に1つ、英語)</translation>
    </message>
    <message>
      <source>New pack</source>
      <translation>新しいセット</translation>
    </message>
    <message>
      <source>Remove</source>
      <translation>削除</translation>
    </message>
    <message>
      <source>Examples</source>
      <translation>例</translation>
    </message>
    <message>
      <source>Bring back the packs that every library begins with</source>
      <translation>最初から用意されているセットを戻す</translation>
    </message>
    <message>
      <source>Name</source>
      <translation>名前</translation>
    </message>
    <message>
      <source>Without a name</source>
      <translation>名前なし</translation>
    </message>
  </context>
  <context>
    <name>PhotoVerbs</name>
    <message>
      <source>The alt text was copied</source>
      <translation>代替テキストをコピーしました</translation>
    </message>
  </context>
  <context>
    <name>LookPage</name>
    <message>
      <source>Language and size of text change when BlipDesk is started again.</source>
      <translation>言語と文字の大きさは、BlipDeskを再起動すると変わります。</translation>
    </message>
    <message>
      <source>Nothing in the window moves by itself but the bars of progress.</source>
      <translation>進行状況の表示を除き、画面上で勝手に動くものはありません。</translation>
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
      <source>Language</source>
      <translation>言語</translation>
    </message>
    <message>
      <source>Size of text</source>
      <translation>文字の大きさ</translation>
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
  </context>
  <context>
    <name>StoragePage</name>
    <message>
      <source>Can be fetched again</source>
      <translation>再び入手できます</translation>
    </message>
    <message>
      <source>Clear</source>
      <translation>消去</translation>
    </message>
    <message>
      <source>Together {0}</source>
      <translation>合計 {0}</translation>
    </message>
    <message>
      <source>Index</source>
      <translation>索引</translation>
    </message>
    <message>
      <source>What is known of your photos, and the drafts</source>
      <translation>写真について分かっていることと下書き</translation>
    </message>
    <message>
      <source>Thumbnails</source>
      <translation>サムネイル</translation>
    </message>
    <message>
      <source>Are made again when needed</source>
      <translation>必要なときに作り直します</translation>
    </message>
    <message>
      <source>Search by meaning</source>
      <translation>意味による検索</translation>
    </message>
    <message>
      <source>Is made again from the index when needed</source>
      <translation>必要なときに索引から作り直します</translation>
    </message>
    <message>
      <source>Copies of the index</source>
      <translation>索引のコピー</translation>
    </message>
    <message>
      <source>The newest one stays</source>
      <translation>最新のものは残ります</translation>
    </message>
    <message>
      <source>Log</source>
      <translation>ログ</translation>
    </message>
    <message>
      <source>Tells what went wrong</source>
      <translation>何が起きたかの記録</translation>
    </message>
    <message>
      <source>Clear: {0}</source>
      <translation>消去: {0}</translation>
    </message>
  </context>
  <context>
    <name>PrivacyPage</name>
    <message>
      <source>No photo, caption, question or statistic is sent anywhere.</source>
      <translation>写真、キャプション、質問、統計はどこにも送られません。</translation>
    </message>
    <message>
      <source>The network is used for one thing: downloading a model when you press its button. The part that runs the models has no network at all.</source>
      <translation>ネットワークの用途は一つだけ、ボタンを押したときのモデルのダウンロードです。モデルを動かす部分はネットワークに接続できません。</translation>
    </message>
    <message>
      <source>Nothing leaves this machine</source>
      <translation>何もこのコンピューターの外に出ません</translation>
    </message>
    <message>
      <source>In your photos</source>
      <translation>写真の中</translation>
    </message>
    <message>
      <source>Captions, alt text, keywords and answers, as the page about writing says.</source>
      <translation>キャプション、代替テキスト、キーワード、回答(「書き込み」のページのとおり)。</translation>
    </message>
    <message>
      <source>In the library</source>
      <translation>ライブラリの中</translation>
    </message>
    <message>
      <source>An index of your photos' words, drafts, small pictures, the history of writes, settings and models.</source>
      <translation>写真の言葉の索引、下書き、小さな画像、書き込みの履歴、設定、モデル。</translation>
    </message>
    <message>
      <source>Where the library is</source>
      <translation>ライブラリの場所</translation>
    </message>
  </context>
  <context>
    <name>KeysPage</name>
    <message>
      <source>Every command has keys that can be changed. Letters act only while the photos have the keyboard.</source>
      <translation>すべてのコマンドのキーは変更できます。文字キーは写真の一覧を操作しているときだけ働きます。</translation>
    </message>
    <message>
      <source>Show and change keys…</source>
      <translation>キーの表示と変更…</translation>
    </message>
  </context>
  <context>
    <name>PreferencesDialog</name>
    <message>
      <source>Preferences</source>
      <translation>環境設定</translation>
    </message>
    <message>
      <source>Search settings</source>
      <translation>設定を検索</translation>
    </message>
    <message>
      <source>Groups of settings</source>
      <translation>設定の分類</translation>
    </message>
    <message>
      <source>Look</source>
      <translation>外観</translation>
    </message>
    <message>
      <source>Keys</source>
      <translation>キー</translation>
    </message>
    <message>
      <source>Storage</source>
      <translation>保存容量</translation>
    </message>
    <message>
      <source>Privacy</source>
      <translation>プライバシー</translation>
    </message>
    <message>
      <source>MODELS ON THIS COMPUTER</source>
      <translation>このコンピューターのモデル</translation>
    </message>
    <message>
      <source>What a machine's words lead to</source>
      <translation>機械の言葉の書き込み先</translation>
    </message>
  </context>
  <context>
    <name>RenameDialog</name>
    <message>
      <source>{name}, {date}, {time}, {camera}, {caption} and {counter} stand for the photo's own; everything else stays as it is.</source>
      <translation>{name}、{date}、{time}、{camera}、{caption}、{counter} は写真ごとの値に置き換わり、ほかはそのまま残ります。</translation>
    </message>
    <message>
      <source>Rename</source>
      <translation>名前を変更</translation>
    </message>
    <message>
      <source>Pattern of the new names</source>
      <translation>新しい名前の形式</translation>
    </message>
    <message>
      <source>New names</source>
      <translation>新しい名前</translation>
    </message>
    <message>
      <source>Now</source>
      <translation>現在</translation>
    </message>
    <message>
      <source>Then</source>
      <translation>変更後</translation>
    </message>
  </context>
  <context>
    <name>ReviewPage</name>
    <message>
      <source>Review</source>
      <translation>確認</translation>
    </message>
    <message>
      <source>Approved</source>
      <translation>承認済み</translation>
    </message>
    <message>
      <source>Rejected</source>
      <translation>却下</translation>
    </message>
    <message>
      <source>Decorative</source>
      <translation>装飾</translation>
    </message>
    <message numerus="yes">
      <source>%n photo(s) approved</source>
      <translation>
        <numerusform>%n枚を承認しました</numerusform>
      </translation>
    </message>
    <message>
      <source>Undone</source>
      <translation>取り消し</translation>
    </message>
  </context>
  <context>
    <name>ReviewPanel</name>
    <message>
      <source>Alt text</source>
      <translation>代替テキスト</translation>
    </message>
    <message>
      <source>Ask a question about this photo</source>
      <translation>この写真について質問する</translation>
    </message>
    <message>
      <source>Question</source>
      <translation>質問</translation>
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
      <source>Approve all that fit well…</source>
      <translation>よく合うものをすべて承認…</translation>
    </message>
    <message>
      <source>Worst first</source>
      <translation>スコアの低い順</translation>
    </message>
    <message>
      <source>Order of the review</source>
      <translation>確認の順番</translation>
    </message>
    <message>
      <source>Alt text draft</source>
      <translation>代替テキストの下書き</translation>
    </message>
    <message>
      <source>OTHER DRAFTS</source>
      <translation>ほかの下書き</translation>
    </message>
    <message>
      <source>It needs no alt text, such as a border or a mood picture</source>
      <translation>枠や雰囲気だけの画像など、代替テキストが不要なもの</translation>
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
      <translation>この写真について質問</translation>
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
      <source>fits {0}</source>
      <translation>一致度 {0}</translation>
    </message>
    <message>
      <source>press {0}</source>
      <translation>{0} キー</translation>
    </message>
  </context>
  <context>
    <name>ReviewView</name>
    <message>
      <source>That was the last one</source>
      <translation>これで最後です</translation>
    </message>
    <message>
      <source>Back to the library</source>
      <translation>ライブラリに戻る</translation>
    </message>
    <message>
      <source>No draft waits for you</source>
      <translation>確認待ちの下書きはありません</translation>
    </message>
    <message>
      <source>Describe photos to get drafts of captions, alt text and keywords.</source>
      <translation>写真を説明すると、キャプション、代替テキスト、キーワードの下書きができます。</translation>
    </message>
    <message>
      <source>Look again</source>
      <translation>もう一度見る</translation>
    </message>
    <message>
      <source>{0} of {1}</source>
      <translation>{0} / {1}</translation>
    </message>
    <message>
      <source>{0} photos decided, {1} left for later.</source>
      <translation>{0}枚を判断し、{1}枚を後に残しました。</translation>
    </message>
    <message>
      <source>By folder</source>
      <translation>フォルダー順</translation>
    </message>
    <message>
      <source>Worst first</source>
      <translation>スコアの低い順</translation>
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
      <translation>検索の方法</translation>
    </message>
    <message>
      <source>Save this search</source>
      <translation>この検索を保存</translation>
    </message>
    <message>
      <source>both words, anywhere</source>
      <translation>両方の言葉(どこでも)</translation>
    </message>
    <message>
      <source>these words in this order</source>
      <translation>この順に並んだ言葉</translation>
    </message>
    <message>
      <source>one of them</source>
      <translation>どちらか</translation>
    </message>
    <message>
      <source>without a word</source>
      <translation>ある言葉を除く</translation>
    </message>
    <message>
      <source>beginning with sun</source>
      <translation>sun で始まる言葉</translation>
    </message>
    <message>
      <source>only there: caption, alt, title, keyword, answer, file, folder</source>
      <translation>そこだけ: caption, alt, title, keyword, answer, file, folder</translation>
    </message>
    <message>
      <source>what a photo lacks or has</source>
      <translation>写真にないもの、あるもの</translation>
    </message>
    <message>
      <source>how far its words are</source>
      <translation>言葉の状態</translation>
    </message>
    <message>
      <source>when it was taken</source>
      <translation>撮影した日</translation>
    </message>
    <message>
      <source>stars and camera</source>
      <translation>星とカメラ</translation>
    </message>
    <message>
      <source>who wrote the words</source>
      <translation>言葉を書いた人</translation>
    </message>
  </context>
  <context>
    <name>Sidebar</name>
    <message>
      <source>Lists and folders</source>
      <translation>一覧とフォルダー</translation>
    </message>
    <message>
      <source>LIBRARY</source>
      <translation>ライブラリ</translation>
    </message>
    <message numerus="yes">
      <source>%n photo(s)</source>
      <translation>
        <numerusform>%n枚</numerusform>
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
      <translation>新しい写真を探す</translation>
    </message>
    <message>
      <source>{0} (offline)</source>
      <translation>{0}(オフライン)</translation>
    </message>
    <message>
      <source>Take out of the library (nothing is deleted)</source>
      <translation>ライブラリから外す(何も削除しません)</translation>
    </message>
    <message>
      <source>Forget this search</source>
      <translation>この検索を忘れる</translation>
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
      <translation>写真</translation>
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
      <translation>前の写真</translation>
    </message>
    <message>
      <source>Next photo</source>
      <translation>次の写真</translation>
    </message>
    <message>
      <source>Every pixel</source>
      <translation>等倍</translation>
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
      <translation>一覧とフォルダー</translation>
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
      <translation>情報パネル</translation>
    </message>
    <message>
      <source>More</source>
      <translation>その他</translation>
    </message>
    <message>
      <source>Describe 1 photo</source>
      <translation>1枚を説明</translation>
    </message>
    <message>
      <source>Write drafts of caption, alt text and keywords (D)</source>
      <translation>キャプション、代替テキスト、キーワードの下書きを作る (D)</translation>
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
    <name>Tray</name>
    <message>
      <source>Open BlipDesk</source>
      <translation>BlipDeskを開く</translation>
    </message>
    <message>
      <source>Pause</source>
      <translation>一時停止</translation>
    </message>
    <message>
      <source>Quit</source>
      <translation>終了</translation>
    </message>
    <message numerus="yes">
      <source>%n photo(s) done</source>
      <translation>
        <numerusform>%n枚が完了</numerusform>
      </translation>
    </message>
    <message>
      <source>BlipDesk goes on here. Its menu opens the window again.</source>
      <translation>BlipDeskはここで動き続けます。メニューから画面を開けます。</translation>
    </message>
    <message>
      <source>Go on</source>
      <translation>再開</translation>
    </message>
    <message numerus="yes">
      <source>BlipDesk: %n photo(s) wait</source>
      <translation>
        <numerusform>BlipDesk: %n枚が待機中</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n failed</source>
      <translation>
        <numerusform>失敗 %n件</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>Trouble</name>
    <message>
      <source>The library's index is damaged. Your photos are not affected: their words are in the files.</source>
      <translation>ライブラリの索引が壊れています。写真に影響はありません。言葉はファイルの中にあります。</translation>
    </message>
    <message>
      <source>BlipDesk can repair it: it takes the newest good copy of the index and everything that can still be read, and looks through your photos again. The damaged index is kept.</source>
      <translation>BlipDesk は修復できます。索引の最新の正常なコピーと、まだ読めるものをすべて使い、写真をもう一度調べます。壊れた索引は残しておきます。</translation>
    </message>
    <message>
      <source>Another program is using the library.</source>
      <translation>別のプログラムがライブラリを使用しています。</translation>
    </message>
    <message>
      <source>The library cannot be opened.</source>
      <translation>ライブラリを開けません。</translation>
    </message>
    <message>
      <source>Repairing the index. Your photos are only read.</source>
      <translation>索引を修復しています。写真は読むだけです。</translation>
    </message>
    <message>
      <source>Your photos are being looked through again now.</source>
      <translation>写真をもう一度調べています。</translation>
    </message>
    <message>
      <source>The library can be used again.</source>
      <translation>ライブラリを再び使えます。</translation>
    </message>
    <message>
      <source>The index could not be repaired.</source>
      <translation>索引を修復できませんでした。</translation>
    </message>
    <message>
      <source>Try again</source>
      <translation>再試行</translation>
    </message>
    <message>
      <source>Repair now</source>
      <translation>今すぐ修復</translation>
    </message>
    <message>
      <source>Close it, then try again.</source>
      <translation>それを閉じて、もう一度お試しください。</translation>
    </message>
    <message>
      <source>{0} entries of the damaged index were kept.</source>
      <translation>壊れた索引から{0}件を残しました。</translation>
    </message>
    <message>
      <source>The damaged index: {0}</source>
      <translation>壊れた索引: {0}</translation>
    </message>
    <message>
      <source>The copy {0} was used.</source>
      <translation>コピー {0} を使いました。</translation>
    </message>
  </context>
  <context>
    <name>Window</name>
    <message>
      <source>Undo (Ctrl+Z)</source>
      <translation>元に戻す (Ctrl+Z)</translation>
    </message>
    <message>
      <source>That did not work</source>
      <translation>うまくいきませんでした</translation>
    </message>
    <message>
      <source>Saved</source>
      <translation>保存しました</translation>
    </message>
    <message numerus="yes">
      <source>%n file(s) done</source>
      <translation>
        <numerusform>%n個のファイルが完了</numerusform>
      </translation>
    </message>
    <message>
      <source>Saving what you typed…</source>
      <translation>入力した言葉を保存しています…</translation>
    </message>
    <message>
      <source>Undo: {0} (Ctrl+Z)</source>
      <translation>元に戻す: {0} (Ctrl+Z)</translation>
    </message>
  </context>
  <context>
    <name>Commands</name>
    <message>
      <source>Open a folder…</source>
      <translation>フォルダーを開く…</translation>
    </message>
    <message>
      <source>Look for changes</source>
      <translation>変更を調べる</translation>
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
      <translation>一覧とフォルダーを表示</translation>
    </message>
    <message>
      <source>Show the inspector</source>
      <translation>情報パネルを表示</translation>
    </message>
    <message>
      <source>Jobs</source>
      <translation>ジョブ</translation>
    </message>
    <message>
      <source>Next part of the window</source>
      <translation>画面の次の部分</translation>
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
      <translation>代替テキストを編集</translation>
    </message>
    <message>
      <source>Edit keywords</source>
      <translation>キーワードを編集</translation>
    </message>
    <message>
      <source>Ask a question</source>
      <translation>質問する</translation>
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
      <translation>名前を変更…</translation>
    </message>
    <message>
      <source>Copy files</source>
      <translation>ファイルをコピー</translation>
    </message>
    <message>
      <source>Cut files</source>
      <translation>ファイルを切り取り</translation>
    </message>
    <message>
      <source>Paste files into this folder</source>
      <translation>このフォルダーに貼り付け</translation>
    </message>
    <message>
      <source>Move to…</source>
      <translation>移動…</translation>
    </message>
    <message>
      <source>Copy to…</source>
      <translation>コピー…</translation>
    </message>
    <message>
      <source>New folder…</source>
      <translation>新しいフォルダー…</translation>
    </message>
    <message>
      <source>Delete to the trash</source>
      <translation>ゴミ箱に移動</translation>
    </message>
    <message>
      <source>Copy alt text</source>
      <translation>代替テキストをコピー</translation>
    </message>
    <message>
      <source>Open with the usual program</source>
      <translation>いつものプログラムで開く</translation>
    </message>
    <message>
      <source>Show in the file manager</source>
      <translation>ファイルマネージャーで表示</translation>
    </message>
    <message>
      <source>Larger pictures</source>
      <translation>画像を大きく</translation>
    </message>
    <message>
      <source>Smaller pictures</source>
      <translation>画像を小さく</translation>
    </message>
    <message>
      <source>Choose all</source>
      <translation>すべて選択</translation>
    </message>
  </context>
  <context>
    <name>State</name>
    <message>
      <source>Cannot be read</source>
      <translation>読み取れません</translation>
    </message>
    <message>
      <source>File is gone</source>
      <translation>ファイルがありません</translation>
    </message>
    <message>
      <source>Offline</source>
      <translation>オフライン</translation>
    </message>
    <message>
      <source>Problem</source>
      <translation>問題</translation>
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
      <translation>AI テキスト</translation>
    </message>
    <message>
      <source>No alt text</source>
      <translation>代替テキストなし</translation>
    </message>
  </context>
  <context>
    <name>QuestionPack</name>
    <message>
      <source>For alt text</source>
      <translation>代替テキスト用</translation>
    </message>
    <message>
      <source>Place and light</source>
      <translation>場所と光</translation>
    </message>
    <message>
      <source>Does it need alt text?</source>
      <translation>代替テキストが必要か</translation>
    </message>
  </context>
  <context>
    <name>Setting</name>
    <message>
      <source>Models</source>
      <translation>モデル</translation>
    </message>
    <message>
      <source>Speed and memory</source>
      <translation>速度とメモリ</translation>
    </message>
    <message>
      <source>Captions</source>
      <translation>キャプション</translation>
    </message>
    <message>
      <source>Writing</source>
      <translation>書き込み</translation>
    </message>
    <message>
      <source>Folders</source>
      <translation>フォルダー</translation>
    </message>
    <message>
      <source>Watching</source>
      <translation>監視</translation>
    </message>
    <message>
      <source>Window</source>
      <translation>ウィンドウ</translation>
    </message>
    <message>
      <source>Other programs</source>
      <translation>ほかのプログラム</translation>
    </message>
    <message>
      <source>In the background</source>
      <translation>バックグラウンド</translation>
    </message>
    <message>
      <source>Model for captions</source>
      <translation>キャプション用モデル</translation>
    </message>
    <message>
      <source>Model for questions</source>
      <translation>質問用モデル</translation>
    </message>
    <message>
      <source>Model for matching</source>
      <translation>照合用モデル</translation>
    </message>
    <message>
      <source>Device</source>
      <translation>計算装置</translation>
    </message>
    <message>
      <source>Number format</source>
      <translation>数値形式</translation>
    </message>
    <message>
      <source>CPU threads</source>
      <translation>CPUスレッド</translation>
    </message>
    <message>
      <source>Photos at a time</source>
      <translation>一度に処理する枚数</translation>
    </message>
    <message>
      <source>Longest time for a photo</source>
      <translation>1枚の制限時間</translation>
    </message>
    <message>
      <source>Memory is given back after</source>
      <translation>メモリを返すまで</translation>
    </message>
    <message>
      <source>Captions to choose from</source>
      <translation>キャプションの候補数</translation>
    </message>
    <message>
      <source>Beams</source>
      <translation>ビーム数</translation>
    </message>
    <message>
      <source>No repeated words</source>
      <translation>繰り返しを避ける</translation>
    </message>
    <message>
      <source>Longest caption</source>
      <translation>キャプションの最大長</translation>
    </message>
    <message>
      <source>When words are written</source>
      <translation>書き込む時期</translation>
    </message>
    <message>
      <source>Wait before writing</source>
      <translation>書き込み前の待ち時間</translation>
    </message>
    <message>
      <source>Keywords</source>
      <translation>キーワード</translation>
    </message>
    <message>
      <source>Answers</source>
      <translation>回答</translation>
    </message>
    <message>
      <source>Keep the file's date</source>
      <translation>ファイルの日付を保つ</translation>
    </message>
    <message>
      <source>Sidecar files</source>
      <translation>サイドカーファイル</translation>
    </message>
    <message>
      <source>Name of a sidecar</source>
      <translation>サイドカーの名前</translation>
    </message>
    <message>
      <source>Write into hard links</source>
      <translation>ハードリンクに書き込む</translation>
    </message>
    <message>
      <source>Write into signed photos</source>
      <translation>署名付きの写真に書き込む</translation>
    </message>
    <message>
      <source>Keep the original</source>
      <translation>元のファイルを残す</translation>
    </message>
    <message>
      <source>Write into DNG files</source>
      <translation>DNGファイルに書き込む</translation>
    </message>
    <message>
      <source>Vocabulary</source>
      <translation>語彙</translation>
    </message>
    <message>
      <source>Keywords outside of it</source>
      <translation>語彙にないキーワード</translation>
    </message>
    <message>
      <source>Keywords above a keyword</source>
      <translation>上位のキーワード</translation>
    </message>
    <message>
      <source>History in the photo</source>
      <translation>写真内の履歴</translation>
    </message>
    <message>
      <source>Let exiftool help</source>
      <translation>exiftoolの助けを借りる</translation>
    </message>
    <message>
      <source>Left out</source>
      <translation>除外</translation>
    </message>
    <message>
      <source>Smallest file</source>
      <translation>最小のファイル</translation>
    </message>
    <message>
      <source>Patience with slow disks</source>
      <translation>遅いディスクを待つ時間</translation>
    </message>
    <message>
      <source>Watch while the window is open</source>
      <translation>画面を開いている間に監視</translation>
    </message>
    <message>
      <source>Look at everything every</source>
      <translation>全体を調べる間隔</translation>
    </message>
    <message>
      <source>Network drives every</source>
      <translation>ネットワークドライブの間隔</translation>
    </message>
    <message>
      <source>Quiet hours</source>
      <translation>休止時間</translation>
    </message>
    <message>
      <source>Only on mains power</source>
      <translation>電源接続時のみ</translation>
    </message>
    <message>
      <source>Describe new photos by themselves</source>
      <translation>新しい写真を自動で説明</translation>
    </message>
    <message>
      <source>Programs to open photos with</source>
      <translation>写真を開くプログラム</translation>
    </message>
    <message>
      <source>Stay in the tray</source>
      <translation>通知領域に残る</translation>
    </message>
    <message>
      <source>Automatic</source>
      <translation>自動</translation>
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
      <translation>機械の言葉の上に</translation>
    </message>
    <message>
      <source>Beside those that are there</source>
      <translation>今あるものに追加</translation>
    </message>
    <message>
      <source>Where nothing stands</source>
      <translation>空の場合</translation>
    </message>
    <message>
      <source>Never</source>
      <translation>しない</translation>
    </message>
    <message>
      <source>Always</source>
      <translation>常に</translation>
    </message>
    <message>
      <source>Where a photo cannot be written</source>
      <translation>写真に書けない場合</translation>
    </message>
    <message>
      <source>Write them</source>
      <translation>書く</translation>
    </message>
    <message>
      <source>Leave out a machine's</source>
      <translation>機械のものは省く</translation>
    </message>
    <message>
      <source>Refuse all of them</source>
      <translation>すべて拒む</translation>
    </message>
    <message>
      <source>Nothing more</source>
      <translation>何も書かない</translation>
    </message>
    <message>
      <source>The path, for Lightroom</source>
      <translation>経路(Lightroom用)</translation>
    </message>
    <message>
      <source>As keywords too</source>
      <translation>キーワードとしても</translation>
    </message>
    <message>
      <source>At once, where nothing stands</source>
      <translation>空ならすぐに</translation>
    </message>
    <message>
      <source>Once I have approved them</source>
      <translation>承認した後</translation>
    </message>
    <message>
      <source>Model that writes captions: a Hub id or a folder.</source>
      <translation>キャプションを書くモデル(HubのIDまたはフォルダー)。</translation>
    </message>
    <message>
      <source>Model that answers questions: a Hub id or a folder.</source>
      <translation>質問に答えるモデル(HubのIDまたはフォルダー)。</translation>
    </message>
    <message>
      <source>Model that scores captions (used where it is installed): a Hub id or a folder.</source>
      <translation>キャプションを採点するモデル(あれば使用。HubのIDまたはフォルダー)。</translation>
    </message>
    <message>
      <source>Where the models run.</source>
      <translation>モデルを動かす場所。</translation>
    </message>
    <message>
      <source>Number format of the models; auto: int8 on CPUs that are fast with it, else fp32; bf16 or fp16 on a GPU. fp32 gives the reference's words to the token.</source>
      <translation>モデルの数値形式。自動では、int8が速いCPUでint8、それ以外はfp32、GPUではbf16またはfp16。fp32は基準と同じ言葉になります。</translation>
    </message>
    <message>
      <source>CPU threads for the models; 0: all cores.</source>
      <translation>モデルに使うCPUスレッド。0は全コア。</translation>
    </message>
    <message>
      <source>Photos that the model looks at together.</source>
      <translation>モデルがまとめて見る写真の枚数。</translation>
    </message>
    <message>
      <source>Seconds for one photo after which the model counts as hung.</source>
      <translation>1枚にかかってよい秒数。超えると停止とみなします。</translation>
    </message>
    <message>
      <source>Seconds without work after which the models' memory is given back; 0: never.</source>
      <translation>作業がないときにモデルのメモリを返すまでの秒数。0は返しません。</translation>
    </message>
    <message>
      <source>Captions proposed for each photo; above 1 the matching model picks the best of them.</source>
      <translation>1枚ごとに提案するキャプションの数。2以上では照合モデルが最良を選びます。</translation>
    </message>
    <message>
      <source>Width of the search for words; 3 takes half as long again as 1.</source>
      <translation>言葉を探す幅。3は1の約1.5倍の時間がかかります。</translation>
    </message>
    <message>
      <source>Runs of so many word pieces never come twice in a caption; 0: may come.</source>
      <translation>この数の語片の並びはキャプション内で繰り返されません。0は制限なし。</translation>
    </message>
    <message>
      <source>The longest caption, in word pieces.</source>
      <translation>キャプションの最大の長さ(語片の数)。</translation>
    </message>
    <message>
      <source>When machine text goes into files: empty (at once, into empty fields), reviewed (once approved), never.</source>
      <translation>機械の文を書き込む時期: 空欄にすぐ、承認後、または書き込まない。</translation>
    </message>
    <message>
      <source>Approved and machine text goes into files once no more has come for so many seconds (blipdesk queue write-now: at once); 0: nothing waits.</source>
      <translation>承認した文や機械の文は、この秒数新しいものが来なければ書き込みます(blipdesk queue write-now ですぐに)。0は待ちません。</translation>
    </message>
    <message>
      <source>A machine's caption goes into empty fields and over unapproved machine text (replace), into empty fields alone (empty), or nowhere (never); never over a person's words.</source>
      <translation>機械のキャプションは、空欄と未承認の機械の文の上、空欄のみ、またはどこにも書きません。人の言葉の上には書きません。</translation>
    </message>
    <message>
      <source>The same for a machine's keywords; append: they join those that are there.</source>
      <translation>機械のキーワードについて同様。今あるものに追加もできます。</translation>
    </message>
    <message>
      <source>A machine's answers are written, over unapproved ones to the same question (replace), or stay in the library (never).</source>
      <translation>機械の回答は、同じ質問の未承認の回答の上に書くか、ライブラリに残します。</translation>
    </message>
    <message>
      <source>Keep a photo's modification time when its text changes.</source>
      <translation>文が変わっても写真の更新日時を保ちます。</translation>
    </message>
    <message>
      <source>Write an XMP file beside a photo that must not or cannot be written (when refused), never, or always instead of the photo.</source>
      <translation>書き込めない写真の隣にXMPファイルを作る、作らない、または常に写真の代わりに作ります。</translation>
    </message>
    <message>
      <source>Name of a new sidecar: NAME.EXT.xmp (darktable, digiKam) or NAME.xmp (Adobe); an existing one of either name is kept.</source>
      <translation>新しいサイドカーの名前: NAME.EXT.xmp(darktable、digiKam)または NAME.xmp(Adobe)。既存のものはそのままです。</translation>
    </message>
    <message>
      <source>Write into files of several names (hard links), by copying over them, which a power cut can tear; otherwise a sidecar takes the text.</source>
      <translation>複数の名前を持つファイル(ハードリンク)に上書きで書き込みます。停電で壊れることがあります。オフならサイドカーに書きます。</translation>
    </message>
    <message>
      <source>Write into photos with Content Credentials (C2PA), which breaks their signature; otherwise a sidecar takes the text.</source>
      <translation>Content Credentials(C2PA)付きの写真に書き込みます。署名は無効になります。オフならサイドカーに書きます。</translation>
    </message>
    <message>
      <source>Keep each photo as it was before BlipDesk's first write beside it, as NAME.EXT_original.</source>
      <translation>最初に書き込む前の写真を NAME.EXT_original として隣に残します。</translation>
    </message>
    <message>
      <source>Write into DNG files, beside which Lightroom ignores sidecars; otherwise a sidecar takes the text.</source>
      <translation>DNGファイルに書き込みます(Lightroomは隣のサイドカーを無視します)。オフならサイドカーに書きます。</translation>
    </message>
    <message>
      <source>File of the keywords to be used: one a line, a tab more for what belongs below it, synonyms in {braces}, headings in [brackets], as Lightroom exports it.</source>
      <translation>使うキーワードのファイル。1行に1つ、下位はタブを1つ増やし、同義語は{波括弧}、見出しは[角括弧](Lightroomの書き出し形式)。</translation>
    </message>
    <message>
      <source>Keywords outside the vocabulary are written as they are (keep), a machine's are left out (drop), or a person's are refused as well (refuse).</source>
      <translation>語彙にないキーワードはそのまま書く(keep)、機械のものは省く(drop)、人のものも拒む(refuse)。</translation>
    </message>
    <message>
      <source>Of a new keyword's place in the vocabulary nothing is written (none), its path for Lightroom (paths), or what lies above it as keywords too (ancestors).</source>
      <translation>新しいキーワードの語彙内の位置は書かない(none)、Lightroom用の経路を書く(paths)、上位もキーワードとして書く(ancestors)。</translation>
    </message>
    <message>
      <source>Leave an entry in the photo's own history (xmpMM:History) with every write and undo, for other programs.</source>
      <translation>書き込みと取り消しのたびに、写真自身の履歴(xmpMM:History)に記録を残します(ほかのソフト用)。</translation>
    </message>
    <message>
      <source>Let exiftool, where it is installed, try what BlipDesk cannot write into a photo itself; its result is verified alike.</source>
      <translation>BlipDesk自身が書けないものを、exiftoolがあれば任せます。結果は同じように検証します。</translation>
    </message>
    <message>
      <source>Files and folders that are left out: names with * and ?, or paths, with ; between them.</source>
      <translation>除外するファイルとフォルダー。* と ? を含む名前、またはパスを ; で区切ります。</translation>
    </message>
    <message>
      <source>Smaller files below folders are left out (KiB), such as icons.</source>
      <translation>フォルダー内のこれより小さいファイル(KiB)は除外します(アイコンなど)。</translation>
    </message>
    <message>
      <source>Seconds after which a disk that does not answer is left alone.</source>
      <translation>応答のないディスクをあきらめるまでの秒数。</translation>
    </message>
    <message>
      <source>Seconds after which a watched folder is compared with the index as a whole.</source>
      <translation>監視中のフォルダー全体を索引と比べる間隔(秒)。</translation>
    </message>
    <message>
      <source>The same for folders on network drives, which report no changes.</source>
      <translation>変更を知らせないネットワークドライブのフォルダーについて同様。</translation>
    </message>
    <message>
      <source>While the window is open, the library's folders are watched for new and changed photos.</source>
      <translation>画面を開いている間、ライブラリのフォルダーで新しい写真や変更を監視します。</translation>
    </message>
    <message>
      <source>Programs of the menu Open with, with ; between them, such as gimp; darktable.</source>
      <translation>「プログラムで開く」メニューのプログラム。; で区切ります(例: gimp; darktable)。</translation>
    </message>
    <message>
      <source>Closing the window leaves BlipDesk in the desktop's tray, where it goes on watching and describing; without a tray it ends.</source>
      <translation>画面を閉じてもBlipDeskは通知領域に残り、監視と説明を続けます。通知領域がなければ終了します。</translation>
    </message>
    <message>
      <source>While the window is open, photos of the library that nobody has described are described by themselves, new ones as they appear; otherwise only when asked.</source>
      <translation>画面を開いている間、まだ説明のない写真を自動で説明します(新しいものも)。オフなら頼まれたときだけ。</translation>
    </message>
    <message>
      <source>Hours in which nothing is described in the background, such as "22:00-07:00".</source>
      <translation>バックグラウンドで説明しない時間帯(例: "22:00-07:00")。</translation>
    </message>
    <message>
      <source>Describe in the background only on mains power, not on battery.</source>
      <translation>電源につながっているときだけバックグラウンドで説明します。</translation>
    </message>
  </context>
  <context>
    <name>WriteExample</name>
    <message>
      <source>Caption</source>
      <translation>キャプション</translation>
    </message>
    <message>
      <source>Alt text</source>
      <translation>代替テキスト</translation>
    </message>
    <message>
      <source>Keywords</source>
      <translation>キーワード</translation>
    </message>
    <message>
      <source>Answers</source>
      <translation>回答</translation>
    </message>
    <message>
      <source>stays in the library, also when approved</source>
      <translation>承認してもライブラリに残ります</translation>
    </message>
    <message>
      <source>stays in the library until you approve it</source>
      <translation>承認するまでライブラリに残ります</translation>
    </message>
    <message>
      <source>once you have approved it</source>
      <translation>承認した後</translation>
    </message>
    <message>
      <source>at once, never over a person's words</source>
      <translation>すぐに(人の言葉の上には書きません)</translation>
    </message>
    <message>
      <source>nowhere</source>
      <translation>どこにも書きません</translation>
    </message>
    <message>
      <source>at once, where nothing stands</source>
      <translation>空ならすぐに</translation>
    </message>
    <message>
      <source>at once, beside those that are there</source>
      <translation>すぐに、今あるものに追加</translation>
    </message>
  </context>
</TS>
