import { readFile } from 'node:fs/promises'
import { SealdeskError } from '../../../shared/errors/error.ts'
import type { contract } from '../../../shared/ipc/contract.ts'
import type { Handlers } from '../../../shared/ipc/request.ts'
import { type PartyCard, parsePartyCard } from '../../package/card.ts'
import { certificateSha256 } from '../../package/certificate.ts'
import { readError } from '../../package/fileErrors.ts'
import type { Seat } from '../core.ts'
import type { Grants } from '../grants.ts'
import { writeNewFile } from '../newFile.ts'

type LenderHandlers = Pick<Handlers<typeof contract, 'core', void>, 'lender' | 'station'>

/** The two parties: whom this station trusts, and what it gives out of itself. */
export function lenderHandlers({ seat, grants }: { seat: Seat; grants: Grants }): LenderHandlers {
  return {
    lender: {
      list: () =>
        seat
          .desk()
          .vault.lenders.list()
          .map((card) => view(card, true)),
      async inspect({ card: handle }) {
        const card = await readCard(grants.pathOf(handle))
        const known = seat.desk().vault.lenders.find(card.name)
        return view(
          card,
          known !== undefined && certificateSha256(known.certificate) === certificateSha256(card.certificate),
        )
      },
      async trust({ card: handle, certSha256 }) {
        const { lenders } = seat.desk().vault
        const card = await readCard(grants.pathOf(handle))
        if (certificateSha256(card.certificate) !== certSha256)
          throw new SealdeskError('lender/fingerprint-differs')
        lenders.trust(card)
        return view(card, true)
      },
      async issueReceivingKey({ lender, target }) {
        const { vault } = seat.desk()
        const card = vault.lenders.find(lender)
        if (!card) throw new SealdeskError('lender/unknown', { lender })
        const { keyId, file } = await vault.receivingKeys.issue(card)
        await writeNewFile(grants.pathOf(target), [file])
        return { keyId }
      },
    },
    station: {
      async exportCard({ target }) {
        const { vendor, audit } = seat.desk().vault
        const certSha256 = certificateSha256(vendor.certificatePem)
        await writeNewFile(grants.pathOf(target), [`${JSON.stringify(vendor.card, null, 2)}\n`])
        audit.append('card.exported', vendor.name, 'ok', { certSha256 })
        return { certSha256 }
      },
    },
  }
}

async function readCard(path: string): Promise<PartyCard> {
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    throw readError(error, path)
  })
  return parsePartyCard(text, path)
}

function view({ name, certificate }: PartyCard, trusted: boolean) {
  return { name, certSha256: certificateSha256(certificate), trusted }
}
