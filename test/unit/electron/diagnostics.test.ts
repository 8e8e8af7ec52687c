import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { homedir, hostname, userInfo } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createDiagnostics, type DiagnosticSources } from '../../../main/electron/diagnostics.ts'
import { countErrors, countToldError, createTally } from '../../../main/electron/tally.ts'
import { temporaryFolder } from '../../fixtures/temporaryFolder.ts'

const at = new Date('2026-06-01T08:00:00Z')

function aStation(sources: Partial<DiagnosticSources> = {}) {
  const folder = temporaryFolder()
  const dataFolder = join(folder, '张三 的保管库')
  mkdirSync(join(dataFolder, 'batches/0b0e7c1e'), { recursive: true })
  writeFileSync(join(dataFolder, 'vault.db'), new Uint8Array(3 * 1024 * 1024))
  writeFileSync(join(dataFolder, 'batches/0b0e7c1e/李四-借款.asice'), new Uint8Array(2 * 1024 * 1024))
  const target = join(folder, 'diagnostics.json')
  const asked: string[] = []
  const diagnostics = createDiagnostics(
    {
      versions: { version: '1.2.3', electron: '45.4.1', chromium: '150', node: '24' },
      isPackaged: true,
      isSandboxOff: () => false,
      processes: () => [
        {
          type: 'Utility',
          name: 'sealdesk-core',
          pid: process.pid,
          creationTime: 0,
          cpu: { percentCPUUsage: 0, idleWakeupsPerSecond: 0 },
          memory: { workingSetSize: 102_400, peakWorkingSetSize: 0, privateBytes: 0 },
        },
      ],
      displays: () => [{ size: { width: 1920, height: 1080 }, scaleFactor: 1.25 }],
      dataFolder,
      organisation: {
        file: join(folder, 'policy.json'),
        policy: { format: 'sealdesk-policy/1', idleMinutes: 5, exportFolder: join(folder, '王五') },
      },
      appearance: () => ({ language: 'zh', theme: 'dark', zoom: 1 }),
      idleMinutes: () => 5,
      errors: () => ({ 'vault/wrong-passphrase': 2 }),
      refusals: () => ({ navigation: 1 }),
      ...sources,
    },
    {
      askTarget: async (suggested) => {
        asked.push(suggested)
        return target
      },
      clock: () => at,
    },
  )
  return { diagnostics, folder, target, asked }
}

describe('the diagnostics', () => {
  it('tell versions, sandbox, sizes and codes', async () => {
    const { diagnostics } = aStation()
    expect(JSON.parse(await diagnostics.show(undefined, undefined))).toMatchObject({
      at: at.toISOString(),
      versions: { version: '1.2.3', electron: '45.4.1' },
      system: { platform: process.platform },
      sandbox: {
        isSwitchedOff: false,
        processes: [
          {
            type: 'Utility',
            service: 'sealdesk-core',
            memoryMiB: 100,
            ...(process.platform === 'linux' && {
              seccomp: expect.stringMatching(/^(off|strict|filtered)$/),
            }),
          },
        ],
      },
      displays: [{ width: 1920, height: 1080, scaleFactor: 1.25 }],
      data: { databases: { files: 1, MiB: 3 }, packages: { files: 1, MiB: 2 } },
      organisation: ['exportFolder', 'format', 'idleMinutes'],
      settings: { theme: 'dark', idleMinutes: 5 },
      errors: { 'vault/wrong-passphrase': 2 },
      refusals: { navigation: 1 },
    })
  })

  it('hold no name of anybody, no path, no computer and no batch', async () => {
    const { diagnostics, folder } = aStation()
    const text = await diagnostics.show(undefined, undefined)
    const personal = [
      '张三',
      '李四',
      '王五',
      '0b0e7c1e',
      folder,
      homedir(),
      hostname(),
      `"${userInfo().username}"`,
    ]
    expect(personal.filter((each) => text.includes(each))).toEqual([])
    // Nothing that looks like a path at all.
    expect(text).not.toMatch(/"[^"]*(?:\/|\\\\)[^"]*\.[a-z]{2,5}"/)
  })

  it('are saved exactly as they were shown, whatever has happened since', async () => {
    const errors: Record<string, number> = {}
    const { diagnostics, target, asked } = aStation({ errors: () => errors })
    const shown = await diagnostics.show(undefined, undefined)
    errors['file/disk-full'] = 1
    expect(await diagnostics.save(undefined, undefined)).toBe(true)
    expect(readFileSync(target, 'utf8')).toBe(shown)
    expect(asked).toEqual(['sealdesk-diagnostics-2026-06-01.json'])
  })

  it('are not saved before they were shown', async () => {
    const { diagnostics, asked } = aStation()
    expect(await diagnostics.save(undefined, undefined)).toBe(false)
    expect(asked).toEqual([])
  })
})

describe('errors', () => {
  it('are counted by their code, of requests, of jobs and of damage that was found', async () => {
    const errors = createTally()
    const dispatch = countErrors(
      async (name) =>
        name === 'right'
          ? { ok: true, value: '张三' }
          : { ok: false, error: { code: 'vault/wrong-passphrase', params: { user: '张三' } } },
      errors,
    )
    await dispatch('right', undefined)
    await dispatch('wrong', undefined)
    await dispatch('wrong', undefined)
    const job = { job: '00000000-0000-4000-8000-000000000001', step: 'import', batch: null }
    countToldError(
      'job.ended',
      { ...job, outcome: { state: 'failed', error: { code: 'file/disk-full', params: { path: '/张三' } } } },
      errors,
    )
    countToldError('job.ended', { ...job, outcome: { state: 'done' } }, errors)
    const damaged = { code: 'vault/database-corrupt', params: { name: '/张三' } }
    countToldError('batch.damaged', { batch: job.job, error: damaged }, errors)
    countToldError('job.progress', { outcome: { state: 'failed' } }, errors)
    expect(errors.counts()).toEqual({
      'file/disk-full': 1,
      'vault/database-corrupt': 1,
      'vault/wrong-passphrase': 2,
    })
  })
})
