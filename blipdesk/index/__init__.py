"""The database: the only part that speaks SQL.

``open_index`` gives an ``Index``; its attributes are small repositories (``photos``, ``texts``,
``drafts``, ``jobs``, ``outbox``, ``history``, ``folders``, ``vectors``, ``search``, ...) that take
and give frozen records. Every change stands inside ``with index.transaction(durable=...)``.
"""
