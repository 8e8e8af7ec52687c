import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseJson } from '../../../main/package/json.ts'
import { parseJsonItems } from '../../../main/package/jsonItems.ts'

/** In pieces of so many bytes, which end anywhere in a character. */
async function* pieces(text: string, length: number): AsyncIterable<Uint8Array> {
  const bytes = Buffer.from(text)
  for (let at = 0; at < bytes.length; at += length) yield bytes.subarray(at, at + length)
}

const parsed = (text: string, length = 3) => parseJsonItems(pieces(text, length), 'cases', (item) => item)

/** What comes of a text, whether it is parsed or refused. */
async function outcome(parse: () => unknown): Promise<unknown> {
  try {
    return { value: await parse() }
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    return 'refused'
  }
}

async function expectSame(text: string, length = 3): Promise<void> {
  // A cut character has no UTF-8.
  const whole = text.toWellFormed()
  expect(await outcome(() => parsed(whole, length))).toEqual(await outcome(() => parseJson(whole)))
}

const names = fc.constantFrom('cases', 'a', 'x"cases', 'cases":[1],"', '样本', 'ca\\ses')
const value = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom<unknown>(null, true, 0, -1.5e3, '', '样本𠮷', '[{,"', '\\', '"cases":['),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(names, tie('value'), { maxKeys: 4 }),
  ),
})).value
const anObject = fc.dictionary(names, value, { maxKeys: 5 })

describe('an object with a long array, parsed item by item', () => {
  it('is what it is when parsed as a whole, however it is written and cut', () =>
    fc.assert(
      fc.asyncProperty(anObject, fc.nat(3), fc.integer({ min: 1, max: 9 }), (object, indent, length) =>
        expectSame(JSON.stringify(object, null, indent), length),
      ),
    ))

  it('is refused where it is refused as a whole', () =>
    fc.assert(
      fc.asyncProperty(
        anObject,
        fc.nat(),
        fc.constantFrom('', '"', '\\', '{', '}', '[', ']', ',', ':', ' ', '1', '"cases":[1],'),
        (object, at, put) => {
          const text = JSON.stringify({ ...object, cases: [object, 1] })
          const place = at % text.length
          return expectSame(text.slice(0, place) + put + text.slice(place + (at % 2)))
        },
      ),
      { numRuns: 2000 },
    ))

  it.each([
    '{"cases":[]}',
    '{"cases":[ ]}',
    '{"cases":[\u00a0]}',
    '{"cases"\u00a0:[1]}',
    '{"cases":[,]}',
    '{"cases":[1,]}',
    '{"cases":[,1]}',
    '{"cases":[1,,2]}',
    '{"cases":[1],"cases":[2]}',
    '{"cases":[1],"c\\u0061ses":[2]}',
    '{"c\\u0061ses":[1,2]}',
    '{"x\\"cases":[1],"cases":[2]}',
    '{"cases":[{"a":1,"a":2}]}',
    '{"cases":[1}]',
    '{"cases":[1',
    '{"cases":{"cases":[1]}}',
    '[{"cases":[1]}]',
    '{"a":{"cases":[1]},"cases" : [ 1 , [2,3] ]}',
    '',
    '[[1],[2]]',
  ])('%s is what it is as a whole', (text) => expectSame(text))

  it('takes no more memory where its text is longer', () => {
    const peak = (mebibytes: number) =>
      Number(
        execFileSync(process.execPath, [join(import.meta.dirname, 'measureJsonItems.ts'), String(mebibytes)]),
      )
    expect(peak(128) / peak(8)).toBeLessThan(2)
  })

  it('has what becomes of its items, however its name is written', async () => {
    for (const name of ['cases', 'c\\u0061ses'])
      expect(await parseJsonItems(pieces(`{"${name}":[1,2]}`, 3), 'cases', String)).toEqual({
        cases: ['1', '2'],
      })
  })

  it('is refused where it is not UTF-8', async () => {
    async function* broken() {
      yield Buffer.concat([Buffer.from('{"cases":["'), Buffer.from([0xff]), Buffer.from('"]}')])
    }
    await expect(parseJsonItems(broken(), 'cases', (item) => item)).rejects.toThrow(TypeError)
  })
})
