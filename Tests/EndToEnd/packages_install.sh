# The Debian packages: what is in them, what their scripts do (no database is touched, nothing is started),
# and that `create extension muster`, install.sql and the program work from the packaged files.
# shellcheck shell=bash
# shellcheck disable=SC2154  # database, owner_url and others come from lib.sh
if ldd "$muster_bin" | grep -q libswiftCore; then
    # A package of it would need Swift where it is installed; scripts/test builds one that does not.
    printf 'ok # SKIP the program is not linked with its runtime: THE PACKAGES WERE NOT TRIED\n'
    return 0
fi
work=$(mktemp -d)
export MUSTER_DEB_LEVEL=0
# An address that lintian takes for one: the packages' own default names this machine.
export DEBEMAIL=muster@debian.org
mapfile -t packages < <(MUSTER_PROGRAM=$muster_bin scripts/build-deb "$work")
is "there are two packages" "$(printf '%s\n' "${packages[@]##*/}" | sed 's/_.*//' | paste -sd ' ')" \
    'postgresql-15-muster muster'
tree=$work/tree
for package in "${packages[@]}"; do
    dpkg-deb -x "$package" "$tree"
    dpkg-deb -e "$package" "$work/control.$(basename "${package%%_*}")"
done
again=$work/again
MUSTER_PROGRAM=$muster_bin scripts/build-deb "$again" >/dev/null
is "built twice they have the same bytes" "$(cd "$again" && sha256sum ./*.deb)" "$(cd "$work" && sha256sum ./*.deb)"
version=$(value 'select muster.version()')
for package in "${packages[@]}"; do
    is "$(basename "$package") is of this version" "$(dpkg-deb -f "$package" Version)" "$version"
    is "and all in it is root's" \
        "$(dpkg-deb --fsys-tarfile "$package" | tar -tv --numeric-owner | awk '$2 != "0/0"')" ''
done
is "the kit is for every architecture" "$(dpkg-deb -f "${packages[0]}" Architecture)" all
matches "the program needs libpq and libpg-query, from Debian" "$(dpkg-deb -f "${packages[1]}" Depends)" \
    'libpg-query1504.0.*libpq5|libpq5.*libpg-query1504.0'
for file in usr/bin/muster usr/share/man/man1/muster.1.gz lib/systemd/system/muster-worker.service \
    usr/share/bash-completion/completions/muster usr/share/zsh/vendor-completions/_muster \
    usr/lib/sysusers.d/muster.conf usr/share/doc/muster/examples/worker.conf usr/share/doc/muster/copyright \
    usr/share/postgresql/15/extension/muster.control "usr/share/postgresql/15/extension/muster--$version.sql" \
    usr/share/muster/sql/install.sql usr/share/muster/sql/uninstall.sql \
    usr/share/doc/postgresql-15-muster/changelog.gz; do
    ok "has $file" test -s "$tree/$file"
done
is "/etc/muster is empty: nobody is asked and nothing is guessed" "$(find "$tree/etc" -type f)" ''
is "every file is as its checksum says" \
    "$(cd "$tree" && cat "$work"/control.*/md5sums | md5sum --quiet -c 2>&1)" ''
if command -v man >/dev/null; then
    is "the manual page is well formed" \
        "$(LC_ALL=C.UTF-8 MANWIDTH=80 man --warnings -l "$tree/usr/share/man/man1/muster.1.gz" 2>&1 >/dev/null)" ''
fi
ok "the completions are shell" bash -n "$tree/usr/share/bash-completion/completions/muster"
if command -v systemd-analyze >/dev/null; then
    # What it says of units that are not in this tree is left out.
    is "the unit is well formed" "$(systemd-analyze verify --man=no --root="$tree" muster-worker.service 2>&1 |
        grep -E 'muster-worker.service:[0-9]+|Unknown|Invalid|ignoring' || true)" ''
fi
if command -v lintian >/dev/null; then
    is "lintian has no error and no warning" "$(lintian --fail-on error,warning "${packages[@]}" 2>&1 |
        grep -E '^[EW]:' || true)" ''
fi

# What the maintainer scripts call, in the order in which dpkg runs them.
stubs=$work/stubs
mkdir -p "$stubs"
for name in systemd-sysusers systemctl deb-systemd-invoke psql pg_ctlcluster service adduser; do
    printf '#!/bin/sh\necho "%s $*" >>"%s/called"\n' "$name" "$work" >"$stubs/$name"
    chmod +x "$stubs/$name"
done
control=$work/control.muster
DPKG_ROOT=$tree PATH=$stubs:$PATH sh "$control/postinst" configure ''
is "installing makes a user and no more" "$(cat "$work/called")" "systemd-sysusers --root=$tree muster.conf"
: >"$work/called"
DPKG_ROOT=$tree PATH=$stubs:$PATH sh "$control/prerm" remove
DPKG_ROOT=$tree PATH=$stubs:$PATH sh "$control/postrm" remove
is "removing calls nothing in another root" "$(cat "$work/called")" ''
ok "what you configured stays when the package is removed" test -d "$tree/etc/muster"
DPKG_ROOT=$tree PATH=$stubs:$PATH sh "$control/postrm" purge
ok "and goes when it is purged" test ! -e "$tree/etc/muster"
ok "the kit's package has no scripts" \
    bash -c "! ls '$work/control.postgresql-15-muster' | grep -vE '^(control|md5sums)$'"
if [ "$(id -u)" -eq 0 ]; then
    scratch=$work/scratch
    mkdir -p "$scratch/var/lib/dpkg/updates" "$scratch/var/lib/dpkg/info"
    touch "$scratch/var/lib/dpkg/status"
    install() { PATH=$stubs:$PATH dpkg --root="$scratch" --force-script-chrootless --force-depends "$@" >/dev/null 2>&1; }
    ok "dpkg installs them into a root of their own" install -i "${packages[@]}"
    is "both are configured" "$(dpkg-query --admindir="$scratch/var/lib/dpkg" -W -f '${db:Status-Status} ')" \
        'installed installed '
    ok "and purges them" install --purge muster postgresql-15-muster
    is "without a rest" "$(find "$scratch" -path '*muster*')" ''
fi

# From the packaged files.
sharedir=$("$(scripts/pg pgconfig)" --sharedir)/extension
rm -f "$sharedir"/muster*
cp "$tree"/usr/share/postgresql/15/extension/muster* "$sharedir/"
for way in extension psql program; do
    scripts/pg psql -qX -c "drop database if exists ${database}_$way with (force)" \
        -c "create database ${database}_$way owner muster_owner"
    url=${owner_url/$database/${database}_$way}
    case $way in
    extension) psql -qX -d "$url" -c 'create extension muster' ;;
    psql) psql -qX -d "$url" -o /dev/null -f "$tree/usr/share/muster/sql/install.sql" ;;
    program) "$tree/usr/bin/muster" install -d "$url" >/dev/null ;;
    esac
    is "the $way is of this version" "$(psql -qXAt -d "$url" -c 'select muster.version()')" "$version"
    psql -qX -v ON_ERROR_STOP=1 -v schemas="$(value "select string_agg(schema_name, ',') from muster.module")" \
        -d "$url" -f Tests/SQL/lib/fingerprint.sql >"$work/$way"
    is "with the catalogue that psql makes ($way)" "$(diff "$work/extension" "$work/$way")" ''
    scripts/pg psql -qX -c "drop database ${database}_$way with (force)"
done
# The worker as a service: it says that it is ready, answers the watchdog, and says that it ends.
cat >"$work/manager.py" <<'PY'
"""A service manager's socket: prints each datagram that comes, a line each."""
import socket, sys
ear = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
ear.bind(sys.argv[1])
while True:
    print(ear.recv(4096).decode().replace("\n", " "), flush=True)
PY
python3 "$work/manager.py" "$work/notify" >"$work/heard" &
children+=("$!")
until [ -S "$work/notify" ]; do sleep 0.05; done
NOTIFY_SOCKET=$work/notify WATCHDOG_USEC=400000 "$tree/usr/bin/muster" worker -d "$worker_url" 2>/dev/null &
worker=$!
children+=("$worker")
sleep 1.5
kill -TERM "$worker"
wait "$worker" || true
is "it says that it is ready" "$(head -n 1 "$work/heard")" 'READY=1 STATUS=working'
matches "and that it is alive, twice in each period" "$(grep -c '^WATCHDOG=1$' "$work/heard")" '^([5-9]|1[0-9])$'
is "and that it drains" "$(grep -c '^STOPPING=1' "$work/heard")" 1
rm -rf "$work"
