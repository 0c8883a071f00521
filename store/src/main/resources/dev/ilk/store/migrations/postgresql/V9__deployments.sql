INSERT INTO counter VALUES ('deployment', 0);

-- What was deployed. Without an end while it is there; retired once what was issued to it is taken back.
CREATE TABLE deployment (
  id          text NOT NULL PRIMARY KEY,
  workload    text NOT NULL,
  name        text NOT NULL,
  environment text NOT NULL,
  images      text NOT NULL,
  commit_id   text NOT NULL,
  told_by     text NOT NULL,
  approvals   text NOT NULL,
  since       bigint NOT NULL,
  ends        bigint,
  retired     boolean NOT NULL
);
CREATE UNIQUE INDEX deployment_there ON deployment (workload, name) WHERE ends IS NULL;
CREATE INDEX deployment_workload ON deployment (workload, retired);
CREATE INDEX deployment_ends ON deployment (ends) WHERE ends IS NOT NULL;

-- What runs, as platforms tell.
CREATE TABLE running_instance (
  workload    text NOT NULL,
  uid         text NOT NULL,
  environment text NOT NULL,
  node        text NOT NULL,
  images      text NOT NULL,
  since       bigint NOT NULL,
  PRIMARY KEY (workload, uid)
);

-- How images were built, as was verified by the rule whose digest stands there.
CREATE TABLE provenance (
  workload  text NOT NULL,
  image     text NOT NULL,
  builder   text NOT NULL,
  source    text NOT NULL,
  commit_id text NOT NULL,
  rule      text NOT NULL,
  bundle    text NOT NULL,
  at        bigint NOT NULL,
  PRIMARY KEY (workload, image)
);
