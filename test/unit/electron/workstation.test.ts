import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { createAbout } from '../../../main/electron/about.ts'
import { refusalToStart } from '../../../main/electron/organisation.ts'
import { createWorkstation, type Organisation } from '../../../main/electron/workstation.ts'
import { SealdeskError } from '../../../shared/errors/error.ts'
import { temporaryFolder } from '../../fixtures/temporaryFolder.ts'

function aComputer(policy: Partial<Organisation['policy']> | null = null) {
  const path = join(temporaryFolder(), 'workstation.json')
  const idleChanged = vi.fn()
  const organisation: Organisation | null = policy && {
    file: '/etc/sealdesk/policy.json',
    policy: { format: 'sealdesk-policy/1', ...policy },
  }
  const start = () => createWorkstation({ path, organisation, dataFolder: '/vault', idleChanged })
  return { start, idleChanged, organisation }
}

describe('the time after which an empty desk is locked', () => {
  it('is ten minutes, until another is chosen, which is remembered', () => {
    const { start, idleChanged } = aComputer()
    expect(start().idleAfterMs()).toBe(600_000)
    start().handlers.set({ idleMinutes: 2 }, undefined)
    expect(idleChanged).toHaveBeenCalledOnce()
    expect(start().idleAfterMs()).toBe(120_000)
  })

  it('is the one that the organisation lays down, whatever is chosen', () => {
    const { start, organisation } = aComputer({ idleMinutes: 3 })
    const { handlers, idleAfterMs } = start()
    expect(handlers.set({ idleMinutes: 30 }, undefined)).toEqual({
      idleMinutes: 3,
      dataFolder: '/vault',
      organisation,
    })
    expect(idleAfterMs()).toBe(180_000)
  })
})

it('a policy that cannot be kept to is told of in both languages', () => {
  const { title, content } = refusalToStart(
    new SealdeskError('policy/writable', { path: '/etc/policy.json' }),
  )
  expect(title).toBe('封卷台 Sealdesk')
  expect(content).toMatch(/机构策略文件 \/etc\/policy\.json/)
  expect(content).toMatch(/The policy file \/etc\/policy\.json/)
})

it('a defect is not told as if it were about the policy', () => {
  expect(() => refusalToStart(new TypeError('a defect'))).toThrow(TypeError)
})

describe('the about box', () => {
  const versions = { version: '1.2.3', electron: '45', chromium: '150', node: '24' }
  function about() {
    const licences = join(temporaryFolder(), 'licences.json')
    const bundled = [
      { name: 'one', version: '1.0.0', licence: 'MIT', text: 'Permission is hereby granted' },
      { name: 'two', version: '2.0.0', licence: '', text: '' },
    ]
    writeFileSync(licences, JSON.stringify(bundled))
    return createAbout({ versions, licences })
  }

  it('has the versions, and the packages without the text of their licences', () => {
    expect(about().get(undefined, undefined)).toEqual({
      ...versions,
      packages: [
        { name: 'one', version: '1.0.0', licence: 'MIT' },
        { name: 'two', version: '2.0.0', licence: '' },
      ],
    })
  })

  it('has the text of one for the asking', () => {
    const { licence } = about()
    expect(licence({ name: 'one', version: '1.0.0' }, undefined)).toBe('Permission is hereby granted')
    expect(licence({ name: 'one', version: '9.9.9' }, undefined)).toBe('')
  })
})
