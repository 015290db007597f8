-- The key that protects secrets: where it is kept, never the key itself. With a certificate, the key wrapped by its public key.
CREATE TABLE es.SecretKey (
  KeyId uniqueidentifier NOT NULL CONSTRAINT PK_SecretKey PRIMARY KEY,
  Place nvarchar(32) NOT NULL,
  Name nvarchar(256) NULL,
  Wrapped varbinary(max) NULL,
  Created datetime2(3) NOT NULL
);

-- The script by which a database with tables of its own redefined the views; it runs again after each upgrade.
CREATE TABLE es.Mapping (
  MappingId int NOT NULL CONSTRAINT PK_Mapping PRIMARY KEY CONSTRAINT CK_Mapping_One CHECK (MappingId = 1),
  Script nvarchar(max) NOT NULL,
  Applied datetime2(3) NOT NULL
);
