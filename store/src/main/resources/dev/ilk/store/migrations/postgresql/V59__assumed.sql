-- Who can become an account, which findings weigh by.
CREATE INDEX account_tie_assumed ON account_tie (toward, account) WHERE relation = 'assumed-by';
