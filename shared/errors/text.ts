/** What a person reads about one error: what is wrong, and what to do about it. `{name}` stands for a parameter. */
export interface ErrorSentence {
  readonly what: string
  readonly wayOut: string
}

/** One error in both languages of the product. A missing language does not compile. */
export interface ErrorText {
  readonly zh: ErrorSentence
  readonly en: ErrorSentence
}

export type ErrorTexts = Readonly<Record<`${string}/${string}`, ErrorText>>
