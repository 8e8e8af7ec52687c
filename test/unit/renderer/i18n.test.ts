import { describe, expect, it, vi } from 'vitest'
import { createI18n } from '../../../renderer/i18n/i18n.ts'
import { resources } from '../../../renderer/i18n/resources.ts'
import type { Language } from '../../../shared/errors/error.ts'
import type { ErrorTexts } from '../../../shared/errors/text.ts'

function texts(tree: object, path = ''): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string'
      ? [[`${path}${key}`, value] as [string, string]]
      : texts(value, `${path}${key}.`),
  )
}

const zh = new Map(texts(resources.zh))
const en = new Map(texts(resources.en))
const placeholders = (text = '') =>
  [...text.matchAll(/\{\{(\w+)(?:, \w+)?\}\}/g)].map(([, name]) => name).sort()

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
    for (const [key, text] of [...zh, ...errors('zh')])
      expect(text, key).not.toMatch(/[\u3400-\u9fff}][,:;?!()]|[,:;?!()][\u3400-\u9fff{]/)
  })

  it('use the quotation marks in English that its font has room for: others are as wide as a Chinese character', () => {
    for (const [key, text] of [...en, ...errors('en')]) expect(text, key).not.toMatch(/[“”‘’]/)
  })

  it('name what is counted before its number in English, which may be one', () => {
    const counts = ['count', 'total', 'entries', 'batches', 'cases', 'compared', 'breaks', 'added', 'seconds']
    const plural = new RegExp(`\\{(${counts.join('|')})\\}+ [a-z]+s\\b`)
    // Never less than eight.
    const passphrase = 'translation.computer.characters'
    for (const [key, text] of [...en, ...errors('en')])
      if (key !== passphrase) expect(text, key).not.toMatch(plural)
  })

  it('say within a sentence in small letters what begins others', () => {
    vi.stubGlobal('document', { documentElement: {} })
    const { t } = createI18n('en')
    expect(t('job.cancel', { step: t('term.step.read') })).toBe('Cancel reading')
    expect(t('job.running', { step: t('term.step.read'), what: 'A' })).toBe('Reading A')
    vi.unstubAllGlobals()
  })
})

/** The sentences of every error. */
function errors(language: Language): [string, string][] {
  const modules = import.meta.glob<Readonly<Record<string, ErrorTexts>>>('../../../shared/errors/*.ts', {
    eager: true,
  })
  return Object.values(modules)
    .flatMap((module) => Object.entries(module))
    .filter(([name]) => name.endsWith('Errors'))
    .flatMap(([, group]) => Object.entries(group))
    .flatMap(([code, text]) => texts(text[language], `${code} `))
}
