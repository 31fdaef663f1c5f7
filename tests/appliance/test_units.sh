#!/bin/sh
# The units as files: systemd understands them, each is installed, enabled and disabled again, and none has
# lost what shuts it in: sh test_units.sh PROJECT
set -u
cd "$1/app/appliance" || exit 1
failed=0
say() {
    echo "units: $*"
    failed=1
}

for file in systemd/*; do
    name=$(basename "$file")
    grep -qF "$file" CMakeLists.txt || say "$name is not installed"
    grep -q '^WantedBy=' "$file" || continue
    for script in postinst postrm prerm; do
        grep -qF "$name" debian/$script || say "$script does not know $name"
    done
done

# openat2 is how files of a stick are opened, and this takes it away.
! grep -l '^RestrictSUIDSGID' systemd/tsubo-stick@.service systemd/tsubo-leave.service ||
    say "RestrictSUIDSGID stands where sticks are read"

# At S3 the stick may go, and does; the installation that is left to do must not go with it.
grep -q '^KillSignal=SIGCONT' systemd/tsubo-stick@.service ||
    say "an installation ends when its stick is pulled, although the screen allows that"

command -v systemd-analyze >/dev/null || {
    echo "units: systemd is not installed here; the rest is left out"
    [ $failed -eq 0 ] && exit 77
    exit 1
}
# The programs are not installed where this runs; everything else is an error.
said=$(systemd-analyze verify --man=no systemd/*.service systemd/*.path 2>&1 |
    grep -v 'is not executable: No such file or directory')
[ -z "$said" ] || say "$said"

# exposure UNIT MOST: as systemd sums it up, in tenths.
exposure() {
    got=$(systemd-analyze security --offline=true --no-pager "systemd/$1.service" 2>/dev/null |
        sed -n 's/.*exposure level for .*: \([0-9]*\)\.\([0-9]\) .*/\1\2/p')
    [ "${got:-99}" -le "$2" ] || say "$1 is less shut in than it was: $got tenths instead of $2"
}
exposure tsubo-kiosk 13
exposure tsubo-request 10
exposure tsubo-stick@ 41
exposure tsubo-leave 41
exposure tsubo-power 18
exit $failed
