import { describe, expect, it } from 'vitest'
import { trainingEn, trainingZh } from '../../../renderer/i18n/texts/training.ts'
import { helpEntries, searchHelp } from '../../../renderer/screens/help/entries.ts'
import { guides } from '../../../renderer/screens/help/guides.ts'
import { shortcutIds } from '../../../renderer/shortcuts/definitions.ts'
import { FindingReason } from '../../../shared/domain/finding.ts'
import { builtInReasons, decisions } from '../../../shared/domain/opinion.ts'
import { Verdict } from '../../../shared/domain/verdict.ts'
import { rules } from '../../../shared/rules/engine.ts'
import { findingCodes } from '../../../shared/rules/texts.ts'
import { readingTerms } from '../../../shared/terms/reading.ts'

const languages = ['zh', 'en'] as const

it('the help in English has no quotation marks as wide as a Chinese character', () => {
  for (const { id, paragraphs } of helpEntries('en')) expect(paragraphs.join(' '), id).not.toMatch(/[“”‘’]/)
})

describe.each(languages)('the help in %s', (language) => {
  const entries = helpEntries(language)
  const codes = new Set(entries.flatMap(({ code }) => code ?? []))
  const ids = entries.map(({ id }) => id)

  it('says what each finding, reason, decision, verdict and shortcut means', () => {
    const wanted = [
      ...findingCodes,
      ...rules.map(({ code }) => code),
      ...builtInReasons,
      ...FindingReason.options,
      ...Object.keys(readingTerms[language].fieldReason),
      ...Verdict.options,
    ]
    expect(wanted.filter((code) => !codes.has(code))).toEqual([])
    expect(decisions.filter((decision) => !ids.includes(`decision.${decision}`))).toEqual([])
    expect(shortcutIds.filter((id) => !ids.includes(`shortcut.${id}`))).toEqual([])
  })

  it('has something to say under every title, and leaves no gap open in a sentence', () => {
    expect(new Set(ids).size).toBe(ids.length)
    for (const { id, title, paragraphs } of entries) {
      expect(title, id).not.toBe('')
      expect(paragraphs.join(''), id).not.toBe('')
      expect(paragraphs.join(' '), id).not.toMatch(/undefined|\{\w+\}|\[object/)
    }
    for (const { id, paragraphs } of entries.filter(({ section }) => section === 'verdicts'))
      expect(paragraphs.join(' '), id).not.toContain('?')
  })

  it('finds a finding by its code, and by words of its explanation', () => {
    expect(searchHelp(entries, 'id_expired')[0]?.code).toBe('ID_EXPIRED')
    expect(
      searchHelp(entries, language === 'zh' ? '恢复密钥' : 'recovery key').map(({ id }) => id),
    ).toContain('guide.vault')
    expect(searchHelp(entries, 'xyzzy')).toEqual([])
  })
})

it('finds what is Chinese by its pinyin', () => {
  const found = searchHelp(helpEntries('zh'), 'zlqs').map(({ code }) => code)
  expect(found).toContain('DOCUMENT_MISSING')
})

it('names in guides and tasks only shortcuts that there are', () => {
  const texts = [
    ...guides.flatMap(({ body }) => languages.flatMap((language) => body[language])),
    ...[trainingZh, trainingEn].flatMap(({ how, start }) => [...Object.values(how), start.help]),
  ]
  const named = texts.flatMap((text) => [...text.matchAll(/\[([\w.]+)\]/g)].map(([, id]) => id))
  expect(named.length).toBeGreaterThan(50)
  expect(named.filter((id) => !shortcutIds.some((known) => known === id))).toEqual([])
})

it('says as much in one language as in the other', () => {
  for (const { id, body } of guides) expect(body.en.length, id).toBe(body.zh.length)
  expect(helpEntries('en').map(({ id }) => id)).toEqual(helpEntries('zh').map(({ id }) => id))
})
