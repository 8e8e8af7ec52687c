import { ZxcvbnFactory } from '@zxcvbn-ts/core'
import { adjacencyGraphs, dictionary as common } from '@zxcvbn-ts/language-common'
import { dictionary as english } from '@zxcvbn-ts/language-en'
import { pinyinWords } from './pinyin.ts'

/** Tells how many guesses a passphrase takes, with the words that people who write Chinese use. */
export const estimator = new ZxcvbnFactory({
  dictionary: { ...common, ...english, pinyin: [...new Set(pinyinWords)] },
  graphs: adjacencyGraphs,
  // The cost grows steeply with the length, and what is longer than this is strong by its beginning.
  maxLength: 64,
})
