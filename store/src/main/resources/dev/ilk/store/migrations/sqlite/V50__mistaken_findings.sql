-- Whether somebody takes the risk of a finding, or says that it is mistaken.
ALTER TABLE finding ADD COLUMN accepted_as text NOT NULL DEFAULT 'risk';
