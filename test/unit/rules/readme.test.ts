import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { FindingReason } from '../../../shared/domain/finding.ts'
import { rules } from '../../../shared/rules/engine.ts'
import { findingText, reasonText } from '../../../shared/rules/texts.ts'

const readme = readFileSync(join(import.meta.dirname, '../../../shared/rules/README.md'), 'utf8')
const rows = readme.split('\n').filter((line) => line.startsWith('| `'))

describe('every rule', () => {
  it.each(rules)('$id stands in the table, with what it is', ({ id, version, code, severity, source }) => {
    const cells = rows.find((row) => row.startsWith(`| \`${id}\` `))?.split(' | ')
    expect(cells?.[0]).toBe(`| \`${id}\` ${version}`)
    expect(cells?.[1]).toBe(`\`${code}\``)
    expect(cells?.[2]).toBe(severity)
    expect(cells?.[4]).toBe(`${source} |`)
  })

  it('has an id and a code of its own', () => {
    expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length)
    expect(new Set(rules.map(({ code }) => code)).size).toBe(rules.length)
  })

  it.each(rules)('$id has words in both languages', ({ code }) => {
    expect(findingText(code, 'zh')?.problem).toMatch(/\p{Script=Han}/u)
    expect(findingText(code, 'en')?.problem).toMatch(/[a-z]/)
  })
})

it.each(FindingReason.options)('the reason %s has words in both languages', (reason) => {
  expect(reasonText(reason, 'zh')).toMatch(/\p{Script=Han}/u)
  expect(reasonText(reason, 'en')).toMatch(/[a-z]/)
})
