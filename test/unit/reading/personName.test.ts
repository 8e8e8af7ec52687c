import { describe, expect, it } from 'vitest'
import { personName } from '../../../main/reading/fields/agreement/personName.ts'
import { rowsOf } from '../../../main/reading/fields/layout/row.ts'
import { aLine, aPage } from './builders.ts'

/** A name that both readers read alike. */
async function agreed(name: string, confidence = 0.99) {
  const page = aPage(aLine(name, 182, 66, { confidence }))
  const glyphs = rowsOf(page).flatMap((row) => row.glyphs)
  const witness = { text: async () => name }
  return personName(page, { value: name, glyphs, label: [], doubts: [] }, { witness })
}

describe('a name that both readers read alike', () => {
  it('is sure', async () => {
    expect((await agreed('样本甲')).state).toBe('sure')
  })

  it('is doubtful where the main reader hesitated', async () => {
    expect(await agreed('样本甲', 0.85)).toMatchObject({
      state: 'doubtful',
      reasons: ['readers-agree', 'low-confidence'],
    })
  })

  it('says once that the main reader hesitated', async () => {
    expect((await agreed('样本甲', 0.5)).reasons).toEqual(['readers-agree', 'low-confidence'])
  })

  it('is doubtful with a character that both take a rare one for', async () => {
    expect(await agreed('样本哲')).toMatchObject({
      value: '样本哲',
      state: 'doubtful',
      reasons: ['readers-agree', 'rare-look-alike'],
    })
  })

  it('is sure where such a character is the family name', async () => {
    expect((await agreed('毕样本')).state).toBe('sure')
  })
})
