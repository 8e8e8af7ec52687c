import { createPrivateKey } from 'node:crypto'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import canonicalize from 'canonicalize'
import { CompactSign } from 'jose'
import { describe, expect, it } from 'vitest'
import { certificateSha256 } from '../../../main/package/certificate.ts'
import type { ResultOpinion } from '../../../shared/domain/result.ts'
import {
  inResults,
  linesOf,
  type ResultFiles,
  resealed,
  rewriteLog,
  sha256Of,
} from '../../fixtures/resealed.ts'
import { lender, prepareSeries, root, series } from './aSeries.ts'
import { byHand, missing } from './byHand.ts'

prepareSeries()

const forged = (change: (files: ResultFiles) => void | Promise<void>, from = series.file.third) =>
  resealed(from, join(lender.folder, 'forged.asice'), series, change)

describe('a result that its vendor has sealed, though', () => {
  const refused = async (file: string, detail: string, code = 'package/invalid-result') => {
    const out = join(lender.folder, 'out')
    const run = await lender.verify([file], '--out', out, '--json')
    expect(run).toMatchObject({ code: 1, json: { verdict: 'contradictory', error: { code } } })
    expect(run.stdout).toContain(detail)
    expect(existsSync(out)).toBe(false)
    expect(existsSync(join(lender.keys, 'seen-results'))).toBe(code !== 'package/invalid-result')
  }
  const lastOpinion = (files: ResultFiles) => {
    const line = linesOf(files, 'opinions.jsonl').at(-1)
    if (line === undefined) throw new Error('a result has opinions')
    return line
  }

  it('an opinion was changed in results.json is refused', async () => {
    const file = await forged((files) =>
      inResults(files, ({ cases }) =>
        Object.assign(cases[0]?.opinions.at(-1) ?? {}, { decision: 'pass', reasons: [] }),
      ),
    )
    await refused(file, 'alters the opinion on A-003')
  })

  it('an opinion was changed in both files is refused: its author signed another', async () => {
    const file = await forged((files) => {
      const [header, payload = '', mark] = lastOpinion(files).split('.')
      const opinion = {
        ...JSON.parse(Buffer.from(payload, 'base64url').toString()),
        decision: 'pass',
        reasons: [],
      }
      replaceLast(
        files,
        `${header}.${Buffer.from(canonicalize(opinion) ?? '').toString('base64url')}.${mark}`,
      )
    })
    await refused(file, 'is not signed by its author')
  })

  it('an opinion was signed by another reviewer is refused', async () => {
    const { certificatePem, privateKeyPem } = series.reviewers.first
    const thumbprint = certificateSha256(certificatePem)
    const file = await forged(async (files) => {
      const [, payload = ''] = lastOpinion(files).split('.')
      const jws = await new CompactSign(Buffer.from(payload, 'base64url'))
        .setProtectedHeader({
          alg: 'ES256',
          'x5t#S256': Buffer.from(thumbprint, 'hex').toString('base64url'),
        })
        .sign(createPrivateKey(privateKeyPem))
      replaceLast(files, jws, { certSha256: thumbprint })
    })
    await refused(file, 'an opinion of 样复 on A-003 is signed by somebody else (样初)')
  })

  it('the opinion that took back another was removed from both files is refused: the log tells of it', async () => {
    const file = await forged((files) => {
      removeOpinion(files, 1)
    })
    await refused(file, 'not in the order in which they were given, or one is missing')
  })

  it('the last opinions were removed is refused: the log tells of them', async () => {
    const file = await forged((files) => {
      keepFirstOpinion(files)
    }, series.file.first)
    await refused(file, 'the log tells of 3 opinions on A-001, the result of 1')
  })

  it('they were removed from the log as well is refused once its end was seen', async () => {
    const remove = (files: ResultFiles) => {
      keepFirstOpinion(files)
      rewriteLog(files, (entries) => {
        const given = entries.filter(({ action, on }) => action === 'opinion.given' && on === 'A-001')
        return entries.filter((entry) => !given.slice(1).includes(entry))
      })
    }
    const file = await forged(remove, series.file.again)
    await refused(file, 'audit.log is not the one that the result before went out with')
    const alone = await resealed(series.file.again, join(lender.folder, 'alone.asice'), series, (files) => {
      remove(files)
      inResults(files, (result) => {
        result.previousAudit = null
      })
    })
    await lender.verify([series.file.first])
    await refused(alone, 'line ', 'series/log-rewritten')
    expect((await lender.verify([alone], '--json')).stdout).toContain('series/opinion-removed')
  })

  it('its log was cut is refused', async () => {
    const file = await forged((files) => {
      files.set('audit.log', `${linesOf(files, 'audit.log').slice(0, -1).join('\n')}\n`)
    })
    await refused(file, 'and what follows were cut off')
  })

  it('its log lacks what one before it had, chained anew, is refused once that was seen', async () => {
    const cut = await forged((files) => {
      rewriteLog(files, (entries) =>
        entries.filter(({ action, on }) => action !== 'result.exported' && on !== 'A-002'),
      )
      inResults(files, (result) => {
        result.previousAudit = null
      })
    })
    await lender.verify([series.file.second])
    await refused(cut, 'was cut', 'series/log-cut')
  })

  it('it says another sample than is drawn is refused', async () => {
    const file = await forged((files) =>
      inResults(files, ({ cases }) => Object.assign(cases[0] ?? {}, { sampled: [2] })),
    )
    await refused(file, 'drawn again, A-003 is in other samples')
  })

  it('it says another size of sample than is drawn is refused with the order', async () => {
    const file = await forged((files) =>
      inResults(files, ({ sampling: [second] }) => {
        if (second) second.drawn = 1
      }),
    )
    const run = await lender.verify([file], '--order', series.order, '--json')
    expect(run).toMatchObject({ code: 1, json: { verdict: 'contradictory' } })
  })

  it.each([
    ['points', { points: 50 }],
    ['a line that does not count', { lines: [{ id: 'advice', points: -10, counts: false }], points: 50 }],
    ['other points of a line', { lines: [{ id: 'advice', points: 10, counts: true }], points: 60 }],
  ])('its score has %s that the scorecard does not come to is refused', async (_, change) => {
    const file = await forged((files) =>
      inResults(files, ({ cases }) => Object.assign(cases[0]?.score ?? {}, change)),
    )
    await refused(file, "the score of A-003 is another when the order's scorecard is added up again")
  })

  it('it is a result of another id with the same number is a fork', async () => {
    const other = await resealed(
      series.file.second,
      join(lender.folder, 'other.asice'),
      { ...series, packageId: 'a3c1f1c0-5a54-4c8e-9b39-2f6d7c0c1e55' },
      (files) =>
        inResults(files, (result) =>
          Object.assign(result, { packageId: 'a3c1f1c0-5a54-4c8e-9b39-2f6d7c0c1e55' }),
        ),
    )
    const run = await lender.verify([series.file.second, other], '--json')
    expect(run).toMatchObject({
      code: 1,
      json: { verdict: 'contradictory', error: { code: 'series/forked' } },
    })
  })
})

it.skipIf(missing.length > 0)(
  'a series is checked by hand with openssl, jq and sha256sum as FORMAT.md says, and what is wrong is found',
  async () => {
    const { first, second, third } = series.file
    expect(await byHand(series, root, [first, second])).toMatchObject({ status: 0 })
    expect((await byHand(series, root, [first, third])).status).not.toBe(0)

    const changed = await resealed(first, join(root, 'changed.asice'), series, (files) => {
      const [line = '', ...rest] = linesOf(files, 'opinions.jsonl')
      const [header, payload = '', mark] = line.split('.')
      const said = Buffer.from(payload, 'base64url').toString().replace('"pass"', '"conditional"')
      const forged = `${header}.${Buffer.from(said).toString('base64url')}.${mark}`
      files.set('opinions.jsonl', `${[forged, ...rest].join('\n')}\n`)
    })
    const refused = await byHand(series, root, [changed])
    expect(refused.status).not.toBe(0)
    expect(refused.stderr).toContain('Verification failure')
    const cut = await resealed(first, join(root, 'cut.asice'), series, (files) => {
      files.set('audit.log', `${linesOf(files, 'audit.log').slice(0, -1).join('\n')}\n`)
    })
    expect((await byHand(series, root, [cut])).status).not.toBe(0)
  },
  120_000,
)

/** Takes one of the only case's opinions out of both files. */
function removeOpinion(files: ResultFiles, index: number): void {
  const removed: ResultOpinion[] = []
  inResults(files, ({ cases }) => removed.push(...(cases[0]?.opinions.splice(index, 1) ?? [])))
  const kept = linesOf(files, 'opinions.jsonl').filter((line) => sha256Of(line) !== removed[0]?.sha256)
  files.set('opinions.jsonl', `${kept.join('\n')}\n`)
}

/** Leaves of the first case's opinions what its author took back, as if that still counted. */
function keepFirstOpinion(files: ResultFiles): void {
  for (const index of [2, 1]) removeOpinion(files, index)
  inResults(files, ({ cases: [first] }) => {
    Object.assign(first?.opinions[0] ?? {}, { stands: true })
    Object.assign(first ?? {}, {
      score: { points: 50, band: 0, lines: [{ id: 'advice', points: -10, counts: false }] },
    })
  })
}

/** Puts another line in the place of the last opinion, in both files. */
function replaceLast(files: ResultFiles, jws: string, more: Partial<ResultOpinion> = {}): void {
  const lines = [...linesOf(files, 'opinions.jsonl').slice(0, -1), jws]
  files.set('opinions.jsonl', `${lines.join('\n')}\n`)
  const payload = JSON.parse(Buffer.from(jws.split('.')[1] ?? '', 'base64url').toString())
  const { format, batchId, caseNo, ...said } = payload
  inResults(files, ({ cases }) =>
    Object.assign(cases.at(-1)?.opinions.at(-1) ?? {}, said, { sha256: sha256Of(jws), ...more }),
  )
}
