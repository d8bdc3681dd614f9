"""求人者マイページ: the employer's My Page of a public employment service, with the office's and seekers' sides."""
