import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Judged, judge, scoreOf } from '../../papers/judge.ts'
import type { Level } from '../../papers/levels.ts'
import { type Pipeline, startPipeline } from '../../papers/pipeline.ts'
import { drawSet } from '../../papers/set.ts'

let pipeline: Pipeline

beforeAll(() => {
  pipeline = startPipeline()
})
afterAll(() => pipeline.close())

/** Both sides of two invented cards as pictures of one level, read. */
async function readCards(level: Level): Promise<Judged[]> {
  const plan = { kinds: ['id-card-front', 'id-card-back'], levels: [level], count: 2, seed: '5' } as const
  const judged: Judged[] = []
  for await (const specimen of drawSet(plan)) judged.push(judge(specimen, await pipeline.read(specimen)))
  return judged
}

function wrongFields(judged: readonly Judged[]): string[] {
  return judged.flatMap(({ file, fields }) =>
    fields.flatMap(({ field, right, printed, read }) =>
      right ? [] : [`${file} ${field}: ${read ?? 'nothing'} for ${printed}`],
    ),
  )
}

describe('identity cards, drawn and read', () => {
  it.each(['clean', 'photo'] as const)('are read right and mostly surely: %s', async (level) => {
    const judged = await readCards(level)
    expect(wrongFields(judged)).toEqual([])
    expect(scoreOf(judged)).toMatchObject({ wrongAmongSure: 0 })
    expect(scoreOf(judged).sure).toBeGreaterThanOrEqual(0.8)
  })

  it('are never surely wrong on poor pictures', async () => {
    const score = scoreOf(await readCards('poor'))
    expect(score.wrongAmongSure).toBe(0)
    expect(score.right).toBeGreaterThanOrEqual(0.8)
  })
})
