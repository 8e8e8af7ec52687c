import type { TextWitness } from '../../fields/agreement/witnessed.ts'

/** Phrases of scopes that the second reader gets wrong whatever the type, as it says them and as they are printed. */
const phrases: readonly (readonly [RegExp, string])[] = [
  [/和?[赁凭]营业执照/g, '凭营业执照'],
  [/(?<=项目外[,，])和?赁$/g, '凭'],
  [/派遗/g, '派遣'],
  [/(?<=[)）])党(?=一般项目|许可项目|$)/g, '※'],
]

/**
 * The second reader for a scope. What it says is put right only where it says a phrase that there is not; the main reader
 * must have read the phrase that there is by itself.
 */
export function scopeWitness({ text }: TextWitness): TextWitness {
  return {
    async text(page, quad) {
      return phrases.reduce((said, [wrong, right]) => said.replace(wrong, right), await text(page, quad))
    },
  }
}
