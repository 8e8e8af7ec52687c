#!/bin/sh
# Packs a batch by FORMAT.md with openssl, age, zip and sha256sum alone: what a lender does that trusts no code of ours.
#
# packByHand.sh FOLDER KEYS RECEIVING_KEY OUT
#   FOLDER         order.json and docs/<caseNo>/<file>; names without line ends
#   KEYS           certificate.pem, signing-key.pem and lender.json, which says the lender's name
#   RECEIVING_KEY  receiving-key.json, as the vendor issued it
#   OUT            the package to make
set -eu
export LC_ALL=C.UTF-8
umask 022

folder=$(cd "$1" && pwd)
keys=$(cd "$2" && pwd)
receiving_key=$3
out=$(cd "$(dirname "$4")" && pwd)/$(basename "$4")

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
inner=$work/inner
outer=$work/outer
mkdir -p "$inner" "$outer/META-INF"

digest() { sha256sum < "$1" | cut -c 1-64; }
size() { wc -c < "$1" | tr -d ' '; }
# The text of a member of a JSON file that was written one member a line; the last one where a name comes twice.
member() { sed -n 's/.*"'"$2"'": *"\([^"]*\)".*/\1/p' "$1" | tail -n 1; }
media_type() {
  case $1 in
    *.jpg | *.jpeg) echo image/jpeg ;;
    *.png) echo image/png ;;
    *.pdf) echo application/pdf ;;
    *) echo application/octet-stream ;;
  esac
}

# 1. The content: order.json, the documents, a line on each in manifest.jsonl, the digests of all.
cp "$folder/order.json" "$inner/order.json"
cp -R "$folder/docs" "$inner/docs"
chmod -R u=rwX,go=rX "$inner"
cd "$inner"
find docs -type f | sort > "$work/documents"
while read -r path; do
  case_no=${path#docs/}
  printf '{"path":"%s","sha256":"%s","size":%s,"mediaType":"%s","caseNo":"%s"}\n' \
    "$path" "$(digest "$path")" "$(size "$path")" "$(media_type "$path")" "${case_no%%/*}"
done < "$work/documents" > manifest.jsonl
{ echo order.json; echo manifest.jsonl; cat "$work/documents"; } > "$work/files"
while read -r path; do sha256sum "$path"; done < "$work/files" > SHA256SUMS
files=$(wc -l < "$work/files" | tr -d ' ')
bytes=0
while read -r path; do bytes=$((bytes + $(size "$path"))); done < "$work/files"
{ echo SHA256SUMS; cat "$work/files"; } | zip -q -0 -X -D "$work/inner.zip" -@

# 2. Encrypted to the receiving key.
cd "$outer"
age -r "$(member "$receiving_key" recipient)" -o payload.age "$work/inner.zip"

# 3. What the package is, and the digests of what is in it.
random=$(openssl rand -hex 16)
package_id=$(echo "$random" | sed 's/^\(.\{8\}\)\(.\{4\}\).\(.\{3\}\).\(.\{3\}\)\(.\{12\}\)$/\1-\2-4\3-8\4-\5/')
fingerprint=$(openssl x509 -in "$keys/certificate.pem" -outform DER | sha256sum | cut -c 1-64)
cat > package.json <<END
{
  "format": "loan-review-package/1",
  "kind": "batch",
  "packageId": "$package_id",
  "createdAt": "$(date -u +%Y-%m-%dT%H:%M:%SZ)",
  "from": { "name": "$(member "$keys/lender.json" name)", "certSha256": "$fingerprint" },
  "to": [{ "name": "station", "recipient": "$(member "$receiving_key" recipient)" }],
  "payload": {
    "name": "payload.age", "encryption": "age-encryption.org/v1", "inner": "zip-stored",
    "size": $(size payload.age), "sha256": "$(digest payload.age)"
  },
  "inner": {
    "sums": "SHA256SUMS", "sumsSha256": "$(digest "$inner/SHA256SUMS")", "files": $files, "bytes": $bytes
  }
}
END
sha256sum package.json payload.age > SHA256SUMS

# 4. The manifest and the signature over it.
{
  echo '<?xml version="1.0" encoding="UTF-8"?>'
  echo '<ASiCManifest xmlns="http://uri.etsi.org/02918/v1.2.1#" xmlns:ds="http://www.w3.org/2000/09/xmldsig#">'
  echo '<SigReference URI="META-INF/signature001.p7s"/>'
  for file in package.json SHA256SUMS payload.age; do
    echo "<DataObjectReference URI=\"$file\">"
    echo '<ds:DigestMethod Algorithm="http://www.w3.org/2001/04/xmlenc#sha256"/>'
    echo "<ds:DigestValue>$(openssl dgst -sha256 -binary "$file" | openssl base64)</ds:DigestValue>"
    echo '</DataObjectReference>'
  done
  echo '</ASiCManifest>'
} > META-INF/ASiCManifest001.xml
openssl cms -sign -cades -binary -md sha256 -nosmimecap -outform DER \
  -signer "$keys/certificate.pem" -inkey "$keys/signing-key.pem" \
  -in META-INF/ASiCManifest001.xml -out META-INF/signature001.p7s

# 5. All of it in one file, mimetype first.
printf application/vnd.etsi.asic-e+zip > mimetype
chmod 644 payload.age META-INF/*
zip -q -0 -X -D "$out" mimetype package.json SHA256SUMS META-INF/ASiCManifest001.xml \
  META-INF/signature001.p7s payload.age
