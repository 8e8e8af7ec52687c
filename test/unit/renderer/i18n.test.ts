import { describe, expect, it } from 'vitest'
import { resources } from '../../../renderer/i18n/resources.ts'

function texts(tree: object, path = ''): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string'
      ? [[`${path}${key}`, value] as [string, string]]
      : texts(value, `${path}${key}.`),
  )
}

const zh = new Map(texts(resources.zh))
const en = new Map(texts(resources.en))
const placeholders = (text = '') => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name).sort()

describe('the texts of the window', () => {
  it('have the same keys in both languages', () => {
    expect([...en.keys()].sort()).toEqual([...zh.keys()].sort())
  })

  it('are nowhere empty: i18next would show the key instead', () => {
    for (const [key, text] of [...zh, ...en]) expect(text.trim(), key).not.toBe('')
  })

  it('name the same values in both languages', () => {
    for (const [key, text] of zh) expect(placeholders(en.get(key)), key).toEqual(placeholders(text))
  })

  it('hold no Chinese in English', () => {
    for (const [key, text] of en) expect(text, key).not.toMatch(/[\u3400-\u9fff\uff00-\uffef]/)
  })

  it('use Chinese punctuation between Chinese characters', () => {
    for (const [key, text] of zh) expect(text, key).not.toMatch(/[\u3400-\u9fff][,:;?]|[,:;?][\u3400-\u9fff]/)
  })
})
