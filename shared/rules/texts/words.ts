/** What people read about a finding: what was checked, and what is wrong where it did not pass. */
export interface FindingText {
  readonly check: string
  readonly problem: string
}

/** Words by code, in both languages. A missing language does not compile. */
export type Words = Readonly<Record<string, Readonly<Record<'zh' | 'en', FindingText>>>>
