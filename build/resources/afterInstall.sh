#!/bin/bash
# Runs as root after the deb is installed; electron-builder fills in the names in braces.
set -e

ln -sf '/opt/${sanitizedProductName}/${executable}' '/usr/bin/${executable}'

# The browser engine's sandbox needs namespaces that a person may make, or this helper. Whether people may make them is
# not to be told from here, because root always may; UOS, Kylin and Debian 10 let nobody else. So the helper is always
# there, and the engine takes the better of the two.
chown root:root '/opt/${sanitizedProductName}/chrome-sandbox'
chmod 4755 '/opt/${sanitizedProductName}/chrome-sandbox'

if type update-mime-database >/dev/null 2>&1; then update-mime-database /usr/share/mime || true; fi
if type update-desktop-database >/dev/null 2>&1; then update-desktop-database /usr/share/applications || true; fi

# Where AppArmor keeps namespaces from programs without a profile (Ubuntu 23.10, Debian 13 and later), ours has one that
# asks for them. An older AppArmor does not understand it, and does not need it.
profile='/opt/${sanitizedProductName}/resources/apparmor-profile'
installed='/etc/apparmor.d/${executable}'
if apparmor_status --enabled >/dev/null 2>&1 && apparmor_parser --skip-kernel-load "$profile" >/dev/null 2>&1; then
  cp -f "$profile" "$installed"
  # The image of a machine that is being made somewhere else has no kernel to tell.
  if ! { type ischroot >/dev/null 2>&1 && ischroot; }; then
    apparmor_parser --replace --write-cache --skip-read-cache "$installed" || true
  fi
fi
