import type { contract } from '../../../shared/ipc/contract.ts'
import type { Handlers } from '../../../shared/ipc/request.ts'
import type { Seat } from '../core.ts'

/** The people of the station. Each change answers with all of them, as they are after it. */
export function personHandlers({
  seat,
}: {
  seat: Seat
}): Pick<Handlers<typeof contract, 'core', void>, 'person'> {
  const people = () => seat.desk().vault.people
  return {
    person: {
      list: () => people().list(),
      async add(person) {
        await people().add(person)
        return people().list()
      },
      setRoles({ user, roles }) {
        people().setRoles(user, roles)
        return people().list()
      },
      setEnabled({ user, isEnabled }) {
        if (isEnabled) people().enable(user)
        else people().disable(user)
        return people().list()
      },
      async resetPassphrase(person) {
        await people().resetPassphrase(person)
        return people().list()
      },
    },
  }
}
