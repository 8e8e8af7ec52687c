#!/bin/bash
# Runs as root after the deb is removed, or replaced by the next one, which then puts these back.

rm -f '/usr/bin/${executable}'

installed='/etc/apparmor.d/${executable}'
if [ -f "$installed" ]; then
  if apparmor_status --enabled >/dev/null 2>&1 && ! { type ischroot >/dev/null 2>&1 && ischroot; }; then
    apparmor_parser --remove "$installed" || true
  fi
  rm -f "$installed"
fi
