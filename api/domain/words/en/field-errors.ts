/** What is wrong with a field, where its rule does not say it. */
export const fieldErrors = {
  missing: 'This is missing.',
  unknown: 'This field is not known.',
  expected: (what: string) => `Expected ${what}`,
  least: (count: string) => `at least ${count} characters`,
  most: (count: string) => `at most ${count} characters`,
}

/** Rules in other words than their own. */
export const rules: Readonly<Record<string, string>> = {}
