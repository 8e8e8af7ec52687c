/** The same tree of texts in another language: every key, no other key, any words. */
export type Shape<T> = { readonly [K in keyof T]: T[K] extends string ? string : Shape<T[K]> }
