-- Proofs of possession that were used, kept until they would be refused for their age.
CREATE TABLE used_proof (
  name  text COLLATE "C" PRIMARY KEY,
  until bigint NOT NULL
);
CREATE INDEX used_proof_until ON used_proof (until);
