-- Who is to mend a finding by somebody's word, and by when, in place of what its system and its
-- severity say.
ALTER TABLE finding ADD COLUMN assigned_to text;
ALTER TABLE finding ADD COLUMN assigned_by text;
ALTER TABLE finding ADD COLUMN assigned_because text;
ALTER TABLE finding ADD COLUMN assigned_at bigint;
ALTER TABLE finding ADD COLUMN assigned_due bigint;
CREATE INDEX finding_owed
  ON finding (coalesce(assigned_to, owner), position, subject, code, about);
