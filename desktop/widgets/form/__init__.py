"""Forms for one record: fields, editors, long lists to pick from."""
