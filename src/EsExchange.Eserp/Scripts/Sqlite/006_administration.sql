-- The key that protects secrets: where it is kept, never the key itself. With a certificate, the key wrapped by its public key.
CREATE TABLE es_SecretKey (
  KeyId TEXT PRIMARY KEY,
  Place TEXT NOT NULL,
  Name TEXT NULL,
  Wrapped BLOB NULL,
  Created TEXT NOT NULL
) WITHOUT ROWID;

-- The script by which a database with tables of its own redefined the views; it runs again after each upgrade.
CREATE TABLE es_Mapping (
  MappingId INTEGER PRIMARY KEY CHECK (MappingId = 1),
  Script TEXT NOT NULL,
  Applied TEXT NOT NULL
);
