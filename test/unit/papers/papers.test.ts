import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { createRandom } from '../../../main/cli/sample/random.ts'
import { fieldsOfKind } from '../../../shared/domain/field.ts'
import { checkIdNumber } from '../../../shared/rules/idNumber.ts'
import { isMarked } from '../../papers/ink.ts'
import { levels } from '../../papers/levels.ts'
import { drawnKinds, drawPaper } from '../../papers/papers.ts'
import { drawSet } from '../../papers/set.ts'

/** Drawing one A4 sheet and spoiling it takes a second or two. */
const slow = 120_000

const draw = (kind: (typeof drawnKinds)[number], seed: string) => drawPaper(kind, createRandom(seed))

async function digests(seed: string): Promise<string[]> {
  const set: string[] = []
  for await (const { file, bytes, truth } of drawSet({ kinds: ['id-card-front'], levels, count: 1, seed }))
    set.push(`${file} ${createHash('sha256').update(bytes).digest('hex')} ${JSON.stringify(truth)}`)
  return set
}

describe.each(drawnKinds)('a drawn %s', (kind) => {
  const [one, again, other] = ['a', 'a', 'b'].map((seed) => draw(kind, seed))

  it('is the same for the same seed and another for another', () => {
    expect(again?.truth).toEqual(one?.truth)
    expect(one?.canvas.data().equals(again?.canvas.data() ?? Buffer.alloc(0))).toBe(true)
    expect(other?.truth).not.toEqual(one?.truth)
  })

  it('says 样本 SPECIMEN', () => {
    expect(one && isMarked(one.canvas)).toBe(true)
  })

  it('has only fields of its kind, none of them empty', () => {
    const truth = one?.truth ?? {}
    expect(fieldsOfKind[kind]).toEqual(expect.arrayContaining(Object.keys(truth)))
    expect(Object.values(truth)).not.toContain('')
  })
})

describe('a set of pictures', () => {
  it('is the same to the byte for the same seed, at every level', { timeout: slow }, async () => {
    const set = await digests('7')
    expect(await digests('7')).toEqual(set)
    expect(set).toHaveLength(levels.length)
  })
})

describe('invented people and cards', () => {
  const seeds = Array.from({ length: 40 }, (_, index) => `person ${index}`)

  it('have identity numbers that say what the card says', () => {
    for (const seed of seeds) {
      const { id_number = '', birth, sex } = draw('id-card-front', seed).truth
      expect(checkIdNumber(id_number)).toMatchObject({ state: 'valid', parts: { birth, sex } })
    }
  })

  it('have card numbers of 16 to 19 digits that pass the check of Luhn', () => {
    for (const seed of seeds) {
      const { number = '' } = draw('bank-card', seed).truth
      expect(number).toMatch(/^\d{16,19}$/)
      const sum = [...number].toReversed().reduce((total, digit, index) => {
        const value = Number(digit) * (index % 2 === 1 ? 2 : 1)
        return total + (value > 9 ? value - 9 : value)
      }, 0)
      expect(sum % 10).toBe(0)
    }
  })

  it('differ in the length of names and in groups', () => {
    const truths = seeds.map((seed) => draw('id-card-front', seed).truth)
    expect(new Set(truths.map(({ name = '' }) => name.length)).size).toBeGreaterThan(2)
    expect(new Set(truths.map(({ ethnicity }) => ethnicity)).size).toBeGreaterThan(4)
    const terms = seeds.map((seed) => draw('id-card-back', seed).truth.valid_to)
    expect(terms).toContain('长期')
  })
})
