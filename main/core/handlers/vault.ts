import type { contract } from '../../../shared/ipc/contract.ts'
import type { Handlers } from '../../../shared/ipc/request.ts'
import { createVault } from '../../vault/createVault.ts'
import { openVault, type Vault } from '../../vault/vault.ts'
import { vaultStatus } from '../../vault/vaultFolder.ts'
import type { Seat } from '../core.ts'
import type { Desk } from '../desk.ts'
import type { CorePorts } from '../ports.ts'

interface VaultHandlersNeeds {
  readonly ports: CorePorts
  readonly seat: Seat
  readonly openDesk: (vault: Vault) => Desk
}

/** Creating, unlocking and looking at the vault: all that works without its keys. */
export function vaultHandlers({
  ports,
  seat,
  openDesk,
}: VaultHandlersNeeds): Pick<Handlers<typeof contract, 'core', void>, 'vault'> {
  const unlock = async (user: Parameters<typeof openVault>[1]['user'], passphrase: string) => {
    await seat.current()?.close()
    const vault = await openVault(ports, { user, passphrase })
    seat.take(openDesk(vault))
    return vault.session
  }
  return {
    vault: {
      status() {
        const desk = seat.current()
        return desk ? { state: 'unlocked', session: desk.vault.session } : vaultStatus(ports.dir)
      },
      async create({ vendor, user, passphrase }) {
        const { recoveryKey } = await createVault(ports, { vendor, user, passphrase })
        await unlock(user, passphrase)
        return { recoveryKey }
      },
      unlock: ({ user, passphrase }) => unlock(user, passphrase),
    },
  }
}
