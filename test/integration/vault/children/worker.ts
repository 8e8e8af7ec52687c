import { createCore } from '../../../../main/core/core.ts'
import { createClient, onEvent } from '../../../../shared/ipc/client.ts'
import { contract } from '../../../../shared/ipc/contract.ts'
import { caseRows } from '../../../fixtures/caseRows.ts'
import { corePorts } from '../../../fixtures/corePorts.ts'
import { jobEnd } from '../../../fixtures/jobEnd.ts'
import type { Assignment, Report } from '../work.ts'

/**
 * Somebody at a station, until it is killed: waits for an assignment, does it step by step, and says before and after
 * each step what it is. What is said afterwards was acknowledged by the core.
 */
process.once('message', (assignment: Assignment) => void carryOut(assignment))
tell({ state: 'ready' })

async function carryOut(assignment: Assignment): Promise<void> {
  const { dir, person, derivedKey } = assignment
  const core = createCore({
    ...corePorts(dir, (where, error) => console.error(where, error)),
    ...(derivedKey && { deriveKey: async () => Uint8Array.from(Buffer.from(derivedKey, 'hex')) }),
  })
  const api = createClient(contract, core)

  const begun = (step: string) => tell({ state: 'begun', step })
  async function step(name: string, work: () => Promise<unknown>): Promise<void> {
    begun(name)
    const answer = await work()
    tell({ state: 'done', step: name, answer })
  }

  async function importAll(packages: readonly string[], from: 'start' | 'check'): Promise<void> {
    for (const path of packages) {
      if (from === 'start') begun(path)
      const stop = onEvent(contract, core, 'job.progress', ({ done, total }) => {
        if (from === 'check' && done === total) begun(path)
      })
      const { batch, outcome } = await jobEnd(core, api.batch.import({ package: core.grant(path) }))
      stop()
      if (outcome.state !== 'done') throw new Error(JSON.stringify(outcome))
      tell({ state: 'done', step: path, answer: batch })
    }
  }

  async function giveOpinions(): Promise<void> {
    for (const { batchId: batch } of await api.batch.list())
      for (const { caseNo, state } of await caseRows(api, batch))
        if (state !== 'decided')
          await step(caseNo, () =>
            api.opinion.submit({
              batch,
              caseNo,
              decision: 'supplement',
              reasons: [{ code: 'OTHER', document: null, field: null }],
              remark: `样本备注 ${caseNo}`,
            }),
          )
  }

  async function issueKeys(lender: string, targets: readonly string[]): Promise<void> {
    for (const target of targets)
      await step(target, () => api.lender.issueReceivingKey({ lender, target: core.grant(target) }))
  }

  async function changePassphrase(nextOnes: readonly string[]): Promise<void> {
    let { passphrase } = person
    for (const next of nextOnes) {
      await step(next, () =>
        api.vault.changePassphrase({
          ...person,
          passphrase,
          next: { passphrase: next, keyFile: { use: 'none' } },
        }),
      )
      passphrase = next
    }
  }

  async function destroyAll(witness: Assignment['person']): Promise<void> {
    for (const { batchId: batch, state } of await api.batch.list()) {
      if (state === 'destroyed') continue
      const { warnings } = await api.destruction.plan({ batch })
      const operator = { passphrase: person.passphrase }
      await step(batch, () => api.destruction.destroy({ batch, operator, witness, accepted: warnings }))
    }
  }

  switch (assignment.task) {
    case 'create':
      await step('create', () => api.vault.create({ vendor: '样本外包公司', ...person }))
      break
    case 'unlock':
      await step('unlock', () => api.vault.unlock(person))
      break
    case 'passphrases':
      await changePassphrase(assignment.next)
      break
    case 'import':
      await api.vault.unlock(person)
      await importAll(assignment.packages, assignment.from)
      break
    case 'opinions':
      await api.vault.unlock(person)
      await giveOpinions()
      break
    case 'keys':
      await api.vault.unlock(person)
      await issueKeys(assignment.lender, assignment.targets)
      break
    case 'destroy':
      await api.vault.unlock(person)
      await destroyAll(assignment.witness)
      break
  }
  await core.close()
  tell({ state: 'finished' })
  process.disconnect()
}

function tell(report: Report): void {
  process.send?.(report)
}
