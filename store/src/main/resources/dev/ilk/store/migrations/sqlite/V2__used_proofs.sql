-- Proofs of possession that were used, kept until they would be refused for their age.
CREATE TABLE used_proof (
  name  text NOT NULL PRIMARY KEY,
  until integer NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX used_proof_until ON used_proof (until);
