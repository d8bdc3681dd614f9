"""What `make run` says when the demo is up."""

DEMO_GREETING = """
求人者マイページ（デモ）を始めました。止めるときは Ctrl+C を押してください。

  トップページ        {address}/
  職員のログイン      {address}/staff/
  届いたメール        {address}/demo/mail/

デモの利用者（パスワードはすべて Demo-2026!）
  yamada@demo.example      求人者    山田商店（代表）
  suzuki@demo.example      求人者    山田商店（担当）
  tanaka@demo.example      求人者    株式会社たなか食品工房（代表）
  sato@demo.example        求職者
  takahashi@demo.example   求職者
  nakamura@demo.example    職員      窓口・審査
  kobayashi@demo.example   職員      管理者

マイページの開設を試せる事業所（アカウント作成コードは職員の画面で発行します）
  株式会社やまびこ製作所   事業所番号 1301-000123-4   電話番号 03-5550-1234
"""
