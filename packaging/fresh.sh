#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Proves the two commands on a bare machine: makes a minimal root with debootstrap, clones this repository into it, and
# runs `./dev demo`, `./dev demo` again, `pip install .` and `./dev test` inside, printing what each took.
#
#   packaging/fresh.sh debian12|debian13|ubuntu2404
#
# Needs root, debootstrap and git. From the environment:
#   MIRROR     the archive to install from (default: the distribution's own)
#   SECURITY   the archive of security updates (default: the distribution's own)
#   CA_BUNDLE  a file of further certificates to trust, for machines behind a proxy that signs anew
#   FRESH      the folder to work in (default: /var/tmp/detente-fresh)
#   KEEP=1     leave the root where it is afterwards
#   STEPS      which of them (default: demo again wheel test)
# A base that is already in $FRESH/NAME-base is used again; the root itself is always new.
set -eu

name=${1:-}
case $name in
    debian12) suite=bookworm script= components=main
        mirror=http://deb.debian.org/debian security=http://deb.debian.org/debian-security ;;
    debian13) suite=trixie script= components=main
        mirror=http://deb.debian.org/debian security=http://deb.debian.org/debian-security ;;
    # Older debootstraps have no script for noble; all Ubuntu releases share one.
    ubuntu2404) suite=noble script=/usr/share/debootstrap/scripts/gutsy components=main,universe
        mirror=http://archive.ubuntu.com/ubuntu security=http://security.ubuntu.com/ubuntu ;;
    *) echo "usage: packaging/fresh.sh debian12|debian13|ubuntu2404" >&2; exit 2 ;;
esac
mirror=${MIRROR:-$mirror}
security=${SECURITY:-$security}
repository=$(cd "$(dirname "$0")/.." && pwd)
work=${FRESH:-/var/tmp/detente-fresh}
base=$work/$name-base
root=$work/$name
report=$work/$name.txt
mkdir -p "$work"

[ "$(id -u)" -eq 0 ] || { echo "fresh.sh: needs root for debootstrap and chroot" >&2; exit 1; }

unmount() {
    for folder in dev/pts dev/shm dev sys proc; do
        if mountpoint -q "$root/$folder"; then umount "$root/$folder" || umount -l "$root/$folder"; fi
    done
}
finish() {
    unmount
    if [ -z "${KEEP:-}" ]; then rm -rf "$root"; fi
}
trap finish EXIT

if [ ! -f "$base/etc/debian_version" ] || [ ! -f "$work/$name-base.complete" ]; then
    rm -rf "$base"
    # Without a keyring for this distribution the packages cannot be checked; say so rather than hide it.
    check=
    keyring=/usr/share/keyrings/ubuntu-archive-keyring.gpg
    if [ "$name" = ubuntu2404 ] && [ ! -f $keyring ]; then
        echo "fresh.sh: no Ubuntu keyring here; signatures are not checked" >&2
        check=--no-check-gpg
    fi
    # shellcheck disable=SC2086  # both may be nothing at all
    debootstrap --variant=minbase --components=$components $check $suite "$base" "$mirror" $script \
        >"$work/$name-debootstrap.log" 2>&1 || { tail -n 20 "$work/$name-debootstrap.log" >&2; exit 1; }
    rm -f "$base"/var/cache/apt/archives/*.deb
    touch "$work/$name-base.complete"
fi

rm -rf "$root"
cp -a "$base" "$root"
words=$(echo $components | tr ',' ' ')
rm -f "$root"/etc/apt/sources.list.d/*
cat >"$root/etc/apt/sources.list" <<LIST
deb $mirror $suite $words
deb $mirror $suite-updates $words
deb $security $suite-security $words
LIST
# A root that is thrown away need not outlive a power failure: dpkg waits for the disk after each of 20,000 files otherwise.
mkdir -p "$root/etc/dpkg/dpkg.cfg.d"
echo force-unsafe-io >"$root/etc/dpkg/dpkg.cfg.d/unsafe-io"
for file in /etc/resolv.conf /etc/hosts; do
    rm -f "$root$file"
    cp "$file" "$root$file"
done
settings=
if [ -n "${CA_BUNDLE:-}" ]; then
    mkdir -p "$root/usr/local/share/ca-certificates"
    cp "$CA_BUNDLE" "$root/usr/local/share/ca-certificates/extra.crt"
    settings="NODE_EXTRA_CA_CERTS=/usr/local/share/ca-certificates/extra.crt PIP_CERT=/etc/ssl/certs/ca-certificates.crt"
fi
mount -t proc proc "$root/proc"
mount --bind /sys "$root/sys" 2>/dev/null || true
mount --bind /dev "$root/dev"
mkdir -p "$root/dev/shm"
mountpoint -q "$root/dev/shm" || mount -t tmpfs tmpfs "$root/dev/shm"
mountpoint -q "$root/dev/pts" || mount --bind /dev/pts "$root/dev/pts"  # terminals, for the tests that draw on one

git clone --quiet "$repository" "$root/detente"

{
    echo "$name: $(sed -n 's/^PRETTY_NAME="\(.*\)"/\1/p' "$root/etc/os-release"), $(nproc) cores, commit $(git -C "$root/detente" rev-parse --short HEAD)"
} >"$report"

failed=0
# run WORDS COMMAND...: in the root, as a bare machine's root user, with no terminal and nothing in the environment.
run() {
    words=$1
    shift
    began=$(date +%s)
    status=0
    # shellcheck disable=SC2086  # a list of settings
    chroot "$root" env -i PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LANG=C.UTF-8 \
        TERM=dumb $settings sh -c 'cd /detente && exec "$@"' sh "$@" >"$work/$name-out.log" 2>&1 </dev/null || status=$?
    took=$(($(date +%s) - began))
    {
        echo
        echo "== $words: status $status, $took s"
        cat "$work/$name-out.log"
    } >>"$report"
    if [ "$status" -ne 0 ]; then failed=1; fi
    echo "$name: $words: status $status, $took s"
}

for step in ${STEPS:-demo again wheel test}; do
    case $step in
        demo) run "./dev demo" ./dev demo ;;
        again) run "./dev demo, again" ./dev demo ;;
        # As a person would: the packages of the list, a fresh virtual environment, and the package's own answer at the end.
        wheel) run "pip install ." sh -c 'apt-get update -q &&
                awk "!/^#/ && NF && !/optional|set=|for=/ { print \$1 }" packaging/apt.txt |
                    DEBIAN_FRONTEND=noninteractive xargs apt-get install -yq --no-install-recommends python3-venv python3-dev git &&
                python3 -m venv /tmp/fresh && /tmp/fresh/bin/pip install . && cd / &&
                /tmp/fresh/bin/python -c "import detente; print(detente.open(\"/detente/examples/hanoi-2019.toml\").deals().question)" &&
                /tmp/fresh/bin/detente --version' ;;
        test) run "./dev test" ./dev test ;;
        *) echo "fresh.sh: there is no step $step; there are demo, again, wheel, test" >&2; exit 2 ;;
    esac
done
echo "the whole of it is in $report"
exit "$failed"
