-- The names of all identities by the block, to look through for what a name contains: a million of
-- them are some tens of megabytes, read one after the other. A block begins with the subject first
-- and holds all subjects before the next block's; the first of all begins with nothing. A line is a
-- name, a tab, the kind's first letter and the environment if it is in one.
CREATE TABLE name_block (
  first text NOT NULL PRIMARY KEY,
  lines text NOT NULL
) STRICT;
INSERT INTO name_block (first, lines)
SELECT CASE block WHEN 0 THEN '' ELSE min(subject) END,
  group_concat(
    substr(subject, instr(subject, ':') + 1) || char(9) || substr(kind, 1, 1)
      || coalesce(environment, '') || char(10),
    '' ORDER BY subject)
FROM (SELECT subject, kind, environment, (row_number() OVER (ORDER BY subject) - 1) / 16 AS block
  FROM identity)
GROUP BY block;
INSERT INTO name_block (first, lines) VALUES ('', '') ON CONFLICT (first) DO NOTHING;

-- The kind is what a subject begins with.
DROP INDEX identity_kind;
