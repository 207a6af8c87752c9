# Completes mesa in fish. Put it in ~/.config/fish/completions/
function __mesa_completar
    set -l current (commandline -ct | string unescape)
    or set current (commandline -ct)
    set -l words (commandline -opc)
    set -l found (mesa __completar -- $words[2..-1] "$current" 2>/dev/null)
    if test "$found" = ":archivo"
        __fish_complete_path (commandline -ct)
    else
        printf '%s\n' $found
    end
end
complete -c mesa -f -k -a '(__mesa_completar)'
