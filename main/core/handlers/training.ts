import type { PersonRecord } from '../../../shared/domain/training.ts'
import { tasksFor } from '../../../shared/domain/training.ts'
import type { contract } from '../../../shared/ipc/contract.ts'
import type { Handlers } from '../../../shared/ipc/request.ts'
import type { Seat } from '../core.ts'
import type { Desk } from '../desk.ts'
import { discardTraining, startTraining, trainingOf } from '../training/training.ts'

/** Practising, the promise of confidentiality, and what is on record of both. */
export function trainingHandlers({
  seat,
}: {
  seat: Seat
}): Pick<Handlers<typeof contract, 'core', void>, 'training' | 'nda'> {
  const nda = () => seat.desk().vault.nda
  return {
    nda: {
      get: () => nda().get(),
      acknowledge({ version }) {
        nda().acknowledge(version)
        return nda().get()
      },
      setText({ text }) {
        nda().setText(text)
        return nda().get()
      },
    },
    training: {
      get: () => trainingOf(seat.desk()),
      begin: () => startTraining(seat.desk()),
      async discard({ batch }) {
        await discardTraining(seat.desk(), batch)
        return trainingOf(seat.desk())
      },
      record: () => recordOf(seat.desk()),
    },
  }
}

function recordOf({ vault, register }: Desk): PersonRecord[] {
  const given = vault.nda.acknowledgements()
  const trainings = vault.training.list().filter(({ batchId }) => register.has(batchId))
  return vault.people.list().map(({ name, roles }) => {
    const own = trainings.filter(({ person }) => person === name)
    const newest = own.at(-1)
    const completedAt = own.findLast((training) => training.completedAt !== null)?.completedAt ?? null
    return {
      user: name,
      ndaAt: given.get(name) ?? null,
      training: newest
        ? { done: vault.training.tasks(newest.batchId).size, of: tasksFor(roles).length, completedAt }
        : null,
    }
  })
}
