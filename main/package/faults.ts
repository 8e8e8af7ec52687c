import { SealdeskError } from '../../shared/errors/error.ts'

/** The file is not in the form of a package, whoever made it. @param detail for a person; quotes no content */
export function malformed(detail: string): SealdeskError {
  return new SealdeskError('package/malformed', { detail })
}

/** Something is not what the signature or a signed list says. */
export function tampered(detail: string): SealdeskError {
  return new SealdeskError('package/tampered', { detail })
}

/** Something is missing. */
export function incomplete(detail: string): SealdeskError {
  return new SealdeskError('package/incomplete', { detail })
}

/** What a file is whose digest is not the listed one. */
export function notAsListed(): SealdeskError {
  return tampered('a file in the payload is not as listed')
}

/** What an archive is whose records beside a file differ from its directory. */
export function describedTwice(): SealdeskError {
  return malformed('the archive describes a file in two ways')
}
