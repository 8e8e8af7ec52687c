import { readFile } from 'node:fs/promises'
import { SealdeskError } from '../../../shared/errors/error.ts'
import type { contract } from '../../../shared/ipc/contract.ts'
import type { Handlers } from '../../../shared/ipc/request.ts'
import { cardSha256, type PartyCard } from '../../package/card.ts'
import { certificateNotAfter, certificateSha256 } from '../../package/certificate.ts'
import { readError } from '../../package/fileErrors.ts'
import { readOwnCertificate } from '../../package/ownKeyFiles.ts'
import { type CardRotation, parseOfferedCard } from '../../package/rotation.ts'
import type { Card } from '../../package/vendorCard.ts'
import type { IssuedKey } from '../../vault/receivingKeyStore.ts'
import type { Vault } from '../../vault/vault.ts'
import type { Seat } from '../core.ts'
import type { Grants } from '../grants.ts'
import { writeNewFile } from '../newFile.ts'
import { namedFiles } from '../ownKey.ts'

type LenderHandlers = Pick<Handlers<typeof contract, 'core', void>, 'lender' | 'station'>

/** The two parties: whom this station trusts, and what it gives out of itself. */
export function lenderHandlers({ seat, grants }: { seat: Seat; grants: Grants }): LenderHandlers {
  return {
    lender: {
      list: () => viewLenders(seat.desk().vault),
      async inspect({ card: handle }) {
        const offered = await readOffered(grants.pathOf(handle))
        const standing = await seat.desk().vault.lenders.standing(offered)
        return { ...digests(cardOf(offered)), standing }
      },
      async trust({ card: handle, cardSha256: compared }) {
        const { vault } = seat.desk()
        const offered = await readOffered(grants.pathOf(handle))
        const card = cardOf(offered)
        if (cardSha256(card) !== compared) throw new SealdeskError('lender/fingerprint-differs')
        if ('card' in offered) await vault.lenders.rotate(offered)
        else vault.lenders.trust(offered)
        return viewLender(vault, card.name)
      },
      revoke({ lender, reason }) {
        const { vault } = seat.desk()
        // Trust first: should the process end in between, revoking once more withdraws the keys.
        vault.lenders.revoke(lender, reason)
        const unused = vault.receivingKeys.list().filter((key) => isUnusedOf(key, lender))
        withdraw(
          vault,
          unused.map(({ keyId }) => keyId),
        )
        return viewLender(vault, lender)
      },
      async issueReceivingKey({ lender, target }) {
        const { lenders, receivingKeys } = seat.desk().vault
        const path = grants.exportPathOf(target)
        const { keyId, file } = await receivingKeys.issue(lenders.inGoodStanding(lender))
        await writeNewFile(path, [file])
        return { keyId }
      },
      async issueReceivingKeyBook({ lender, count, target }) {
        const { lenders, receivingKeys } = seat.desk().vault
        const path = grants.exportPathOf(target)
        const { keyIds, file } = await receivingKeys.issueBook(lenders.inGoodStanding(lender), count)
        await writeNewFile(path, [file])
        return { keyIds }
      },
      receivingKeys() {
        const { lenders, receivingKeys } = seat.desk().vault
        const named = new Set(lenders.list().map(({ card }) => card.name))
        return receivingKeys
          .list()
          .filter(({ lender }) => named.has(lender))
          .map(viewKey)
      },
      withdrawReceivingKeys: ({ keyIds }) => withdraw(seat.desk().vault, keyIds),
    },
    station: {
      async exportCard({ target }) {
        const { vendor, audit } = seat.desk().vault
        const card = digests(vendor.card)
        await writeNewFile(grants.exportPathOf(target), [`${JSON.stringify(vendor.card, null, 2)}\n`])
        audit.append('card.exported', vendor.name, 'ok', { certSha256: card.certSha256 })
        return card
      },
      async adoptCertificate({ own }) {
        const { vault, ports } = seat.desk()
        await vault.adopt(await readOwnCertificate(namedFiles(own, grants), ports.clock()))
        return digests(vault.vendor.card)
      },
    },
  }
}

/** A withdrawn key is to be gone from the copies of the key ring too, where they can be reached. */
function withdraw({ receivingKeys, keyRingCopies }: Vault, keyIds: readonly string[]): void {
  receivingKeys.withdraw(keyIds)
  keyRingCopies.refresh()
}

async function readOffered(path: string): Promise<PartyCard | CardRotation> {
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    throw readError(error, path)
  })
  return parseOfferedCard(text, path)
}

function cardOf(offered: PartyCard | CardRotation): PartyCard {
  return 'card' in offered ? offered.card : offered
}

function digests(card: Card) {
  return {
    name: card.name,
    cardSha256: cardSha256(card),
    certSha256: certificateSha256(card.certificate),
    notAfter: certificateNotAfter(card.certificate),
  }
}

function viewLenders({ lenders, receivingKeys }: Vault) {
  const keys = receivingKeys.list()
  return lenders.list().map(({ card, trusted, revoked }) => ({
    ...digests(card),
    trusted,
    revoked,
    unusedKeys: keys.filter((key) => isUnusedOf(key, card.name)).length,
  }))
}

function viewLender(vault: Vault, name: string) {
  const lender = viewLenders(vault).find((each) => each.name === name)
  if (!lender) throw new SealdeskError('lender/unknown', { lender: name })
  return lender
}

function isUnusedOf({ state, lender }: IssuedKey, name: string): boolean {
  return state === 'unused' && lender === name
}

function viewKey({ keyId, lender, issued, state, batchId, withdrawn }: IssuedKey) {
  return { keyId, lender, issued, state, batch: batchId, withdrawn }
}
