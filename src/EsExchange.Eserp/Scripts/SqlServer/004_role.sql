-- The rights that the interface's account needs, and no more; add the account with ALTER ROLE esexchange ADD MEMBER.
CREATE ROLE esexchange;
GO
GRANT SELECT, INSERT, UPDATE, DELETE ON SCHEMA::es TO esexchange;
